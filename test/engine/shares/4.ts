import { share } from './share';

share(4);
