/** Set in the credential's own test request, and taken out before it is sent. */
export const testMark = 'x-huawei-cloud-credential-test';
