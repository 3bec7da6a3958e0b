/**
 * Where an error gets its remedy: what Huawei Cloud says when it gives no result, and what to do about it; one row a
 * code, or a code and a variant of its text. Follows the code lists of the OCR, API Gateway and IAM references; APIGW.*
 * says the same as APIG.* and has no rows of its own. Rows without `says` are what a code means when no variant fits.
 */
import type { FailureKind } from './failure';

/** What happened and the next step, where only a status or a code of the connection says so. */
export interface Fallback {
	kind: FailureKind;
	repeatable?: true;
	/** What happened, without a full stop; in a row with a code the documented text, where `{xxx}`, `XX` and `%s` stand for what differs */
	message: string;
	/** The next step for the user */
	remedy: string;
}

export interface ErrorRow extends Fallback {
	code: string;
	/** Part of the message that marks this variant, in any case of letters */
	says?: string;
	/** Status it comes with, where one is documented */
	status?: number;
}

const LATER = 'Run it again later; if it stays, contact Huawei Cloud support with the request ID.';
const SUPPORT = 'Contact Huawei Cloud support with the request ID.';
const SIGN_IN_AGAIN =
	'The node signs in again by itself. If that does not help, check that the region of the credential is the one the IAM user works in.';
const PASSWORD =
	'Check Account Name, User Name and Password of the credential. An account that became a HUAWEI ID cannot sign in itself: use an IAM user with programmatic access.';
const PROJECT =
	'Choose the region in which the OCR service is enabled, or open the OCR console once in the region of the credential, which creates its project. A typed Project ID has to belong to this region.';
const PERMISSION =
	'Type the Project ID in the credential (console: My Credentials), or allow the IAM user what the message names, e.g. iam:projects:listProjects.';
const NAMED_VALUE =
	'The message names the value: domain stands for Account Name, user for User Name, project for Region and Project ID of the credential.';
const LOCKED =
	'Wait 15 minutes without another try: the account unlocks by itself. Then check the password of the credential before the next run.';
const ENDPOINT = 'Check the region, the project ID and the endpoint of the credential.';
const STATUS_LATER = 'Run it again later; if it stays, contact Huawei Cloud support.';

// prettier-ignore
export const errorTable: readonly ErrorRow[] = [
	{ code: 'AIS.0000', status: 200, kind: 'answer', message: 'Succeeded.', remedy: 'Nothing to do.' },
	{ code: 'AIS.0101', status: 400, kind: 'input', message: 'The input parameter is invalid.', remedy: 'Check the parameters under Options: spelling, type and full-width characters. A file and a URL cannot be sent together.' },
	{ code: 'AIS.0102', status: 400, kind: 'input', message: 'The image format is not supported.', remedy: 'Send a format that the operation reads (JPEG and PNG always are); convert the file first, for example with the Edit Image node.' },
	{ code: 'AIS.0103', status: 400, kind: 'input', message: 'The image size does not meet the requirements.', remedy: "Resize the picture to the limits of the operation, for example with n8n's Edit Image node." },
	{ code: 'AIS.0104', status: 400, kind: 'input', message: 'The image is not supported or the image quality is poor.', remedy: 'Check that the operation fits the document, and send a sharper, upright picture without glare.' },
	{ code: 'AIS.0105', status: 400, kind: 'server', repeatable: true, message: 'Recognition failed.', remedy: 'The call was repeated once. Try another scan of the document; if it stays, contact Huawei Cloud support with the request ID.' },
	{ code: 'AIS.0117', status: 400, kind: 'input', message: 'Input ID does not exist.', remedy: 'Check the template or classifier ID. The custom template service has been offline since 2025-12-31.' },
	{ code: 'AIS.0118', status: 400, kind: 'server', message: "Service request error or the tax authority's interface was malfunctioning.", remedy: 'The tax authority does not answer at the moment: run it again in about two hours.' },
	{ code: 'AIS.0119', status: 400, kind: 'input', message: 'Template match failed, template_id={xxx}.', remedy: 'Check the reference fields of the template, or send a picture that matches it.' },
	{ code: 'AIS.0120', status: 400, kind: 'input', message: 'Classification failed.', remedy: 'Check the templates of the classifier.' },
	{ code: 'AIS.0121', status: 400, kind: 'input', message: 'The recognition area of template is not configured, template_id={xxx}', remedy: 'Set up the recognition area of the template in the console.' },
	{ code: 'AIS.0122', status: 400, kind: 'input', message: 'The image contains two or more ID cards with the same side.', remedy: 'Send one front and one back at most in one picture.' },
	{ code: 'ModelArts.0203', kind: 'token', repeatable: true, message: 'Invalid token.', remedy: SIGN_IN_AGAIN },
	{ code: 'ModelArts.0212', kind: 'authentication', message: 'Invalid Token header. The Token not contain project item.', remedy: 'The token belongs to no project: check the region and the project ID of the credential.' },
	{ code: 'ModelArts.4101', kind: 'authentication', message: 'Token header cannot be empty.', remedy: 'Choose a saved Huawei Cloud API credential in the node.' },
	{ code: 'ModelArts.4102', kind: 'token', repeatable: true, message: 'Parse Token error.', remedy: SIGN_IN_AGAIN },
	{ code: 'ModelArts.4103', kind: 'token', repeatable: true, message: 'Invalid Token header.', remedy: SIGN_IN_AGAIN },
	{ code: 'ModelArts.4104', kind: 'input', message: 'Invalid Request Content Length.', remedy: 'Send a smaller file: the Base64 text may have at most 10 MB, which is about 7.5 MB of file.' },
	{ code: 'ModelArts.4105', kind: 'input', message: 'The JSON format of the input data is incorrect.', remedy: 'Check the JSON of the parameters.' },
	{ code: 'ModelArts.4106', kind: 'account', message: 'Invalid authorization request.', remedy: 'Check in the Huawei Cloud console that the account is not in arrears or frozen.' },
	{ code: 'ModelArts.4107', kind: 'server', repeatable: true, message: 'Get user temp ak sk error.', remedy: LATER },
	{ code: 'ModelArts.4201', kind: 'notOffered', message: 'Request url need service id.', remedy: 'Check the endpoint of the credential and the API ID.' },
	{ code: 'ModelArts.4202', kind: 'notOffered', message: 'Request url format invalid.', remedy: 'Check the endpoint and the project ID of the credential, and the API ID.' },
	{ code: 'ModelArts.4203', kind: 'account', message: 'Access denied! You do not have permission.', remedy: 'Grant the IAM user a policy for OCR (for example OCR FullAccess), then run it again.' },
	{ code: 'ModelArts.4204', kind: 'account', message: 'Request api error! The API XXX is not subscribed.', remedy: 'Enable this API in the OCR console of the region of the credential, with the same account, then run it again.' },
	{ code: 'ModelArts.4301', kind: 'server', repeatable: true, message: 'Have error when get ai-service admin token.', remedy: LATER },
	{ code: 'ModelArts.4302', kind: 'server', repeatable: true, message: 'Gateway forwarding error.', remedy: LATER },
	{ code: 'ModelArts.4401', kind: 'throttled', repeatable: true, message: 'Max concurrency error.', remedy: 'Lower the option Concurrency, or run it again later.' },
	{ code: 'ModelArts.4402', kind: 'timeout', repeatable: true, message: 'Backend service timeout error.', remedy: 'Run it again later, or send a smaller picture.' },
	{ code: 'ModelArts.4403', kind: 'server', repeatable: true, message: 'Backend service unavailable error.', remedy: LATER },
	{ code: 'ModelArts.4502', kind: 'server', repeatable: true, message: 'Backend service response error.', remedy: LATER },
	{ code: 'ModelArts.4503', kind: 'notOffered', message: 'Backend service found error.', remedy: 'Check that the region of the credential offers this API.' },
	{ code: 'ModelArts.4504', kind: 'notOffered', message: 'Backend service api not found.', remedy: 'Check that the region of the credential offers this API.' },
	{ code: 'ModelArts.4505', kind: 'server', repeatable: true, message: 'Backend service internal error.', remedy: LATER },
	{ code: 'ModelArts.4506', kind: 'notOffered', message: 'SubService service found error.', remedy: SUPPORT },
	{ code: 'ModelArts.4508', kind: 'notOffered', message: 'Service not start.', remedy: SUPPORT },
	{ code: 'ModelArts.4601', kind: 'input', message: 'The URL is not allowed.', remedy: 'Use a public http or https address.' },
	{ code: 'ModelArts.4603', kind: 'input', message: 'Obtaining the file from the URL failed.', remedy: 'Make the URL public with a normal image content type, or send the file itself (Input Source: Binary).' },
	{ code: 'ModelArts.4702', kind: 'input', message: 'Query Obs agency failed.', remedy: 'Switch on the authorization for OBS in the OCR console, or send the file itself (Input Source: Binary).' },
	{ code: 'ModelArts.4703', kind: 'input', message: 'The Obs URL is invalid.', remedy: 'Check the OBS address.' },
	{ code: 'ModelArts.4704', kind: 'input', message: 'Obtaining the file from the OBS failed.', remedy: 'Authorize OCR for OBS or make the object public, in the region of the credential; or send the file itself (Input Source: Binary).' },
	{ code: 'ModelArts.4705', kind: 'input', message: 'The file stored on the OBS is oversized.', remedy: 'Use a smaller file.' },
	{ code: 'ModelArts.4706', kind: 'input', message: 'The Obs file is not exist.', remedy: 'Check the path of the OBS object.' },
	{ code: 'APIG.0101', status: 404, kind: 'notOffered', message: 'The API does not exist or has not been published in the environment.', remedy: 'Check that the region of the credential offers this API, and check the endpoint and the project ID.' },
	{ code: 'APIG.0101', says: 'The API does not exist.', status: 404, kind: 'notOffered', message: 'The API does not exist.', remedy: 'Check that the region of the credential offers this API, and check the endpoint.' },
	{ code: 'APIG.0103', status: 500, kind: 'server', message: 'The backend does not exist.', remedy: SUPPORT },
	{ code: 'APIG.0104', status: 500, kind: 'server', message: 'The plug-ins do not exist.', remedy: SUPPORT },
	{ code: 'APIG.0105', status: 500, kind: 'server', message: 'The backend configurations do not exist.', remedy: SUPPORT },
	{ code: 'APIG.0106', status: 400, kind: 'input', message: 'Orchestration error.', remedy: 'Check the required parameters and the types of their values.' },
	{ code: 'APIG.0107', status: 500, kind: 'server', message: 'The custom lua script encountered an unexpected error.', remedy: SUPPORT },
	{ code: 'APIG.0108', status: 404, kind: 'server', message: 'The server group ID does not exist.', remedy: SUPPORT },
	{ code: 'APIG.0201', status: 400, kind: 'input', message: 'API request error.', remedy: 'Check the parameters under Options and the endpoint of the credential.' },
	{ code: 'APIG.0201', says: 'entity too large', status: 413, kind: 'input', message: 'Request entity too large.', remedy: 'Send a smaller file: the whole request may have at most 12 MB.' },
	{ code: 'APIG.0201', says: 'URI too large', status: 414, kind: 'input', message: 'Request URI too large.', remedy: 'Shorten the URL.' },
	{ code: 'APIG.0201', says: 'headers too large', status: 494, kind: 'input', message: 'Request headers too large.', remedy: 'Sign in with access keys: a very long token is the usual cause.' },
	{ code: 'APIG.0201', says: 'backend unavailable', status: 502, kind: 'server', repeatable: true, message: 'Backend unavailable.', remedy: LATER },
	{ code: 'APIG.0201', says: 'backend timeout', status: 504, kind: 'timeout', repeatable: true, message: 'Backend timeout.', remedy: 'Run it again later, send a smaller picture, or lower the option Concurrency.' },
	{ code: 'APIG.0201', says: 'unexpected error', status: 500, kind: 'server', repeatable: true, message: 'An unexpected error occurred.', remedy: LATER },
	{ code: 'APIG.0202', status: 502, kind: 'server', repeatable: true, message: 'Backend unavailable.', remedy: LATER },
	{ code: 'APIG.0203', status: 504, kind: 'timeout', repeatable: true, message: 'Backend timeout.', remedy: LATER },
	{ code: 'APIG.0204', status: 400, kind: 'connection', message: 'SSL protocol is not supported: TLSv1.1', remedy: 'Use an https endpoint that speaks TLS 1.2 or newer.' },
	{ code: 'APIG.0301', status: 401, kind: 'authentication', message: 'Incorrect IAM authentication information.', remedy: 'Check the sign-in and the region of the credential.' },
	{ code: 'APIG.0301', says: 'signature expired', status: 401, kind: 'clock', repeatable: true, message: 'Incorrect IAM authentication information: signature expired, signature time:{time},server time:{time}', remedy: 'Set the clock of the machine that runs n8n (NTP), then run it again.' },
	{ code: 'APIG.0301', says: 'decrypt token fail', status: 401, kind: 'token', repeatable: true, message: 'Incorrect IAM authentication information: decrypt token fail', remedy: SIGN_IN_AGAIN },
	{ code: 'APIG.0301', says: 'token expire', status: 401, kind: 'token', repeatable: true, message: 'Incorrect IAM authentication information: token expires', remedy: SIGN_IN_AGAIN },
	{ code: 'APIG.0301', says: 'x-auth-token not found', status: 401, kind: 'authentication', message: 'Incorrect IAM authentication information: x-auth-token not found', remedy: 'Choose a saved Huawei Cloud API credential in the node.' },
	{ code: 'APIG.0301', says: 'verify aksk signature fail', status: 401, kind: 'authentication', message: 'Incorrect IAM authentication information: verify aksk signature fail', remedy: 'Check the secret access key of the credential: it must be the one of this access key ID, without blanks around it. More than five refused signatures in a row lock the key for five minutes, so nothing more was sent.' },
	{ code: 'APIG.0301', says: 'reach the limit', status: 401, kind: 'authentication', message: 'Incorrect IAM authentication information: AK access failed to reach the limit,forbidden', remedy: 'Wait five minutes without any call: the access key is locked after refused signatures. Fix the secret access key of the credential first.' },
	{ code: 'APIG.0301', says: 'get secretkey failed', status: 401, kind: 'authentication', message: 'Incorrect IAM authentication information: Get secretKey failed', remedy: 'Check the access key ID of the credential: it is unknown, disabled or deleted (console: My Credentials > Access Keys). A temporary key also needs its security token, and ends with it.' },
	{ code: 'APIG.0302', status: 403, kind: 'account', message: 'The IAM user is not authorized to access the API.', remedy: 'Ask the administrator of the account to permit this IAM user.' },
	{ code: 'APIG.0303', status: 401, kind: 'authentication', message: 'Incorrect app authentication information.', remedy: 'Check the access key pair of the credential and the clock of the machine that runs n8n.' },
	{ code: 'APIG.0303', says: 'signature expired', status: 401, kind: 'clock', repeatable: true, message: 'Incorrect app authentication information: signature expired, signature time:{time},server time:{time}', remedy: 'Set the clock of the machine that runs n8n (NTP), then run it again.' },
	{ code: 'APIG.0304', status: 403, kind: 'account', message: 'The app is not authorized to access the API.', remedy: 'Ask the administrator of the account to permit this caller.' },
	{ code: 'APIG.0305', status: 401, kind: 'authentication', message: 'Incorrect authentication information.', remedy: 'Check keys or password, region and project ID of the credential.' },
	{ code: 'APIG.0306', status: 403, kind: 'account', message: 'API access denied.', remedy: 'Check the permissions of the IAM user.' },
	{ code: 'APIG.0307', status: 401, kind: 'token', repeatable: true, message: 'The token must be updated.', remedy: SIGN_IN_AGAIN },
	{ code: 'APIG.0308', status: 429, kind: 'throttled', repeatable: true, message: 'The throttling threshold has been reached: policy user over ratelimit,limit:XX,time:1 minute', remedy: 'Lower the options Concurrency or Max Calls per Minute, or ask Huawei Cloud for a higher limit.' },
	{ code: 'APIG.0310', status: 403, kind: 'account', message: 'The project is unavailable.', remedy: 'Check the project of the region in the console, or enter another project ID in the credential.' },
	{ code: 'APIG.0311', status: 401, kind: 'authentication', message: 'Incorrect debugging authentication information.', remedy: SUPPORT },
	{ code: 'APIG.0401', status: 403, kind: 'account', message: 'Unknown client IP address.', remedy: SUPPORT },
	{ code: 'APIG.0402', status: 403, kind: 'account', message: 'The IP address is not authorized to access the API.', remedy: 'Add the address of this machine to the allow list.' },
	{ code: 'APIG.0404', status: 403, kind: 'server', message: 'Access to the backend IP address has been denied.', remedy: SUPPORT },
	{ code: 'APIG.0501', status: 405, kind: 'account', message: 'The app quota has been used up.', remedy: 'Buy more quota for the API in the console.' },
	{ code: 'APIG.0502', status: 405, kind: 'account', message: 'The app has been frozen.', remedy: 'Top up the account.' },
	{ code: 'APIG.0601', status: 500, kind: 'server', repeatable: true, message: 'Internal server error.', remedy: LATER },
	{ code: 'APIG.0602', status: 400, kind: 'input', message: 'Bad request.', remedy: 'Check the parameters under Options.' },
	{ code: 'APIG.0605', status: 500, kind: 'server', message: 'Domain name resolution failed.', remedy: 'Check the endpoint of the credential.' },
	{ code: 'APIG.0606', status: 500, kind: 'server', repeatable: true, message: 'Failed to load the API configurations.', remedy: LATER },
	{ code: 'APIG.0607', status: 400, kind: 'input', message: 'The following protocol is supported: {xxx}', remedy: 'Use an https endpoint.' },
	{ code: 'APIG.0608', status: 500, kind: 'server', repeatable: true, message: 'Failed to obtain the admin token.', remedy: LATER },
	{ code: 'APIG.0609', status: 500, kind: 'server', message: 'The VPC backend does not exist.', remedy: SUPPORT },
	{ code: 'APIG.0610', status: 502, kind: 'server', repeatable: true, message: 'No backend available.', remedy: LATER },
	{ code: 'APIG.0611', status: 500, kind: 'server', message: 'The backend port does not exist.', remedy: SUPPORT },
	{ code: 'APIG.0612', status: 500, kind: 'server', message: 'An API cannot call itself.', remedy: SUPPORT },
	{ code: 'APIG.0613', status: 503, kind: 'server', repeatable: true, message: 'The IAM service is currently unavailable.', remedy: LATER },
	{ code: 'APIG.0705', status: 500, kind: 'server', message: 'Backend signature calculation failed.', remedy: SUPPORT },
	{ code: 'APIG.0802', status: 403, kind: 'account', message: 'The IAM user is forbidden in the currently selected region', remedy: 'Choose another region in the credential, or ask the administrator of the account.' },
	{ code: 'APIG.1009', status: 400, kind: 'authentication', message: 'AppKey or AppSecret is invalid', remedy: 'Check Access Key ID and Secret Access Key of the credential.' },
	{ code: 'IAM.0001', status: 401, kind: 'authentication', message: 'The request you have made requires authentication.', remedy: 'Check Account Name, User Name and Password, or Access Key ID and Secret Access Key of the credential.' },
	{ code: 'IAM.0002', status: 403, kind: 'account', message: 'You are not authorized to perform the requested action.', remedy: PERMISSION },
	{ code: 'IAM.0003', status: 403, kind: 'account', message: "Policy doesn't allow %(actions)s to be performed.", remedy: PERMISSION },
	{ code: 'IAM.0004', status: 404, kind: 'account', message: 'Could not find %(target)s: %(target_id)s.', remedy: PROJECT },
	{ code: 'IAM.0005', status: 409, kind: 'input', message: 'Conflict occurred when attempting to store %(type)s - %(details)s.', remedy: LATER },
	{ code: 'IAM.0006', status: 500, kind: 'server', repeatable: true, message: 'An unexpected error prevented the server from fulfilling your request.', remedy: LATER },
	{ code: 'IAM.0007', status: 400, kind: 'input', message: 'Request parameter %(key)s is invalid.', remedy: NAMED_VALUE },
	{ code: 'IAM.0009', status: 400, kind: 'input', message: 'X-Subject-Token is invalid in the request.', remedy: 'Run the workflow again: the node signs in anew. If it stays, save the credential again.' },
	{ code: 'IAM.0011', status: 400, kind: 'input', message: 'Request body is invalid.', remedy: PASSWORD },
	{ code: 'IAM.0012', status: 429, kind: 'throttled', repeatable: true, message: 'The throttling threshold has been reached. Threshold: %d times per %d seconds', remedy: 'Wait a minute and run it again.' },
	{ code: 'IAM.0020', status: 410, kind: 'server', repeatable: true, message: 'Original auth failover to other regions, please auth downgrade', remedy: LATER },
	{ code: 'IAM.0061', status: 401, kind: 'authentication', message: 'Account locked.', remedy: LOCKED },
	{ code: 'IAM.0062', status: 401, kind: 'authentication', message: 'Incorrect password.', remedy: 'Correct Password of the credential, and check Account Name and User Name. Several refused sign-ins lock the account.' },
	{ code: 'IAM.0063', status: 401, kind: 'token', repeatable: true, message: 'Access token authentication failed.', remedy: SIGN_IN_AGAIN },
	{ code: 'IAM.0064', status: 401, kind: 'account', message: 'The access token does not have permissions for the request.', remedy: PERMISSION },
	{ code: 'IAM.0065', status: 401, kind: 'account', message: 'HUAWEI IDs registered in European countries cannot log in to HUAWEI CLOUD.', remedy: 'Use an account of another site.' },
	{ code: 'IAM.0066', status: 401, kind: 'token', repeatable: true, message: 'The token has expired.', remedy: SIGN_IN_AGAIN },
	{ code: 'IAM.0067', status: 401, kind: 'token', repeatable: true, message: 'Invalid token.', remedy: SIGN_IN_AGAIN },
	{ code: 'IAM.0072', status: 400, kind: 'input', message: "'%(key)s' is a required property.", remedy: NAMED_VALUE },
	{ code: 'IAM.0073', status: 400, kind: 'input', message: "Invalid input for field '%(key)s'. The value is '%(value)s'.", remedy: NAMED_VALUE },
	{ code: 'IAM.0080', status: 403, kind: 'authentication', message: 'The user %s with access key %s is disabled.', remedy: 'Ask the administrator to enable the user of the access key.' },
	{ code: 'IAM.0081', status: 403, kind: 'authentication', message: 'This user only supports console access, not programmatic access.', remedy: 'Enable programmatic access for the IAM user in the console.' },
	{ code: 'IAM.0082', status: 403, kind: 'authentication', message: 'The user %s is disabled.', remedy: 'Ask the administrator to enable the user.' },
	{ code: 'IAM.0083', status: 403, kind: 'account', message: 'You do not have permission to access the private region %s.', remedy: 'Choose another region in the credential.' },
	{ code: 'IAM.1101', status: 400, kind: 'input', message: 'The request body size %s is invalid.', remedy: PASSWORD },
	{ code: 'IAM.1102', status: 400, kind: 'input', message: 'The %s in the request body is invalid.', remedy: NAMED_VALUE },
	{ code: 'IAM.1103', status: 400, kind: 'input', message: 'The %s is required in the request body.', remedy: NAMED_VALUE },
	{ code: 'IAM.1104', status: 400, kind: 'authentication', message: 'The access key %s is in the blacklist.', remedy: 'Use another access key.' },
	{ code: 'IAM.1105', status: 400, kind: 'authentication', message: 'The access key %s has expired.', remedy: 'Create a new access key in the console and enter it in the credential.' },
	{ code: 'IAM.1106', status: 400, kind: 'authentication', message: 'The user %s with access key %s cannot be found.', remedy: 'Check the access key ID of the credential.' },
	{ code: 'IAM.1107', status: 400, kind: 'authentication', message: 'The access key %s is inactive.', remedy: 'Switch the access key on in the console (My Credentials > Access Keys).' },
	{ code: 'IAM.1108', status: 400, kind: 'authentication', message: 'The securitytoken has expired.', remedy: 'Get new temporary keys and enter all three values in the credential.' },
	{ code: 'IAM.1109', status: 400, kind: 'account', message: 'The project information cannot be found.', remedy: PROJECT },
	{ code: '401', says: 'username or password is wrong', status: 401, kind: 'authentication', message: 'The username or password is wrong.', remedy: PASSWORD },
	{ code: '401', says: 'account is locked', status: 401, kind: 'authentication', message: 'The account is locked.', remedy: LOCKED },
	{ code: '400', says: 'userinfo is wrong', status: 400, kind: 'authentication', message: 'The userInfo is wrong', remedy: 'Enter the IAM user under User Name and the account under Account Name; they are not the same.' },
	{ code: '400', says: 'request body is invalid', status: 400, kind: 'input', message: 'The request body is invalid', remedy: PASSWORD },
	{ code: '403', says: 'console access', status: 403, kind: 'authentication', message: 'This user only supports console access, not programmatic access.', remedy: 'Enable programmatic access for the IAM user in the console.' },
	{ code: '403', says: "policy doesn't allow", status: 403, kind: 'account', message: "Policy doesn't allow iam:projects:listProjects to be performed.", remedy: PERMISSION },
	{ code: '404', says: 'could not find project', status: 404, kind: 'account', message: 'Could not find project: %s.', remedy: PROJECT },
	{ code: '401', says: 'token expired', status: 401, kind: 'token', repeatable: true, message: 'Token expired', remedy: SIGN_IN_AGAIN },
	{ code: '403', says: 'authentication token is abnormal', status: 403, kind: 'token', repeatable: true, message: 'The authentication token is abnormal.', remedy: SIGN_IN_AGAIN },
	{ code: '401', status: 401, kind: 'authentication', message: '', remedy: 'Check keys or password, region and project ID of the credential. An IAM user with the same name as the account gets restricted tokens; use one with another name.' },
];

/** By HTTP status; `4xx` and `5xx` are the rest. */
// prettier-ignore
export const statusTable: Readonly<Record<string, Fallback>> = {
	'400': { kind: 'input', message: 'The service refused the request (HTTP 400)', remedy: 'Check the file and the parameters under Options.' },
	'401': { kind: 'authentication', message: 'The service refused the sign-in (HTTP 401)', remedy: 'Check keys or password, region and project ID of the credential.' },
	'403': { kind: 'account', message: 'The service does not permit the call (HTTP 403)', remedy: 'Check the permissions of the IAM user and the state of the account.' },
	'404': { kind: 'notOffered', message: 'The host does not know this address (HTTP 404)', remedy: ENDPOINT },
	'405': { kind: 'notOffered', message: 'The host does not offer this call (HTTP 405)', remedy: ENDPOINT },
	'407': { kind: 'connection', message: 'A proxy asks for a sign-in of its own (HTTP 407)', remedy: 'Check the proxy settings of the machine that runs n8n.' },
	'408': { kind: 'timeout', repeatable: true, message: 'The request took too long to arrive (HTTP 408)', remedy: STATUS_LATER },
	'413': { kind: 'input', message: 'The request is too large (HTTP 413)', remedy: 'Send a smaller file: the whole request may have at most 12 MB.' },
	'429': { kind: 'throttled', repeatable: true, message: 'The service asks for fewer calls (HTTP 429)', remedy: 'Lower the options Concurrency or Max Calls per Minute, or run it again later.' },
	'502': { kind: 'server', repeatable: true, message: 'The gateway could not reach the service (HTTP 502)', remedy: STATUS_LATER },
	'503': { kind: 'server', repeatable: true, message: 'The service is not available at the moment (HTTP 503)', remedy: STATUS_LATER },
	'504': { kind: 'timeout', repeatable: true, message: 'The service took too long (HTTP 504)', remedy: 'Run it again later, send a smaller picture, or lower the option Concurrency.' },
	'4xx': { kind: 'input', message: 'The service refused the request', remedy: 'Check the file, the parameters under Options and the endpoint of the credential.' },
	'5xx': { kind: 'server', repeatable: true, message: 'The service could not do its work', remedy: STATUS_LATER },
};

const rowsByCode = new Map<string, ErrorRow[]>();
for (const row of errorTable) {
	rowsByCode.set(row.code, [...(rowsByCode.get(row.code) ?? []), row]);
}

const isNamedBy = (row: ErrorRow, words: string): boolean =>
	row.says !== undefined && words.includes(row.says.toLowerCase());

/** The row of a code: its exact text goes first, then a variant that the words name, then one of the status, then the code in general. */
export function errorRow(code: string, message = '', status?: number): ErrorRow | undefined {
	const rows = rowsByCode.get(code.replace(/^APIGW\./, 'APIG.')) ?? [];
	const words = message.toLowerCase();
	const ofStatus = rows.filter((row) => row.status === status);
	return (
		rows.find((row) => row.message.toLowerCase() === words) ??
		rows.find((row) => isNamedBy(row, words)) ??
		(ofStatus.length === 1 ? ofStatus[0] : undefined) ??
		rows.find((row) => row.says === undefined)
	);
}

/** For unknown codes and messages without a code: the row of a status whose phrase the message contains. */
export const errorRowByWords = (status: string, message: string): ErrorRow | undefined =>
	(rowsByCode.get(status) ?? []).find((row) => isNamedBy(row, message.toLowerCase()));

/**
 * The next step for a code that the service names inside an answer, e.g. the status of one document of a classification.
 * @param message the service's words, where the code has variants
 */
export const remedyForCode = (code: string, message?: string): string | undefined =>
	errorRow(code, message)?.remedy;
