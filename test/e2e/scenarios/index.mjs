/** The scenarios in the order they run, by the name that --only takes. */
import webhook from './webhook.mjs';

export default { webhook };
