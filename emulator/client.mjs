export { accessKeyCredential, startEmulator, tokenCredential } from './client.cjs';
