import { share } from './share';

share(1);
