import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { defaultRegionId, regions } from '../lib/huawei/auth/regions';
import { testMark } from '../lib/huawei/auth/testMark';
import type { SignIn } from '../lib/n8n/credential/signIn';

const shownWith = (field: string, value: string | boolean) => ({ show: { [field]: [value] } });

/** Where n8n keeps what signing in gave: encrypted, and masked in the form */
const sessionField: INodeProperties = {
	displayName: 'Session',
	name: 'session',
	type: 'hidden',
	typeOptions: { expirable: true, password: true },
	default: '',
};

let opened: Promise<SignIn> | undefined;

/** The sign-in of this process, loaded with the first request: n8n loads every credential at its start. */
async function signIn(): Promise<SignIn> {
	opened ??= import('../lib/n8n/credential/signIn').then((module) => module.openSignIn());
	return await opened;
}

/** The credential of all nodes: access keys, or an IAM user with a password. */
export class HuaweiCloudApi implements ICredentialType {
	name = 'huaweiCloudApi';

	displayName = 'Huawei Cloud API';

	icon: Icon = {
		light: 'file:../icons/huaweiCloud.svg',
		dark: 'file:../icons/huaweiCloud.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-huaweicloud-ocr/n8n-nodes-huaweicloud-ocr#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			options: [
				{
					name: 'Access Key (AK/SK)',
					value: 'accessKey',
					description: 'Signs every request; nothing expires',
				},
				{
					name: 'IAM Token',
					value: 'token',
					description: 'Signs in with an IAM user and renews the token by itself',
				},
			],
			default: 'accessKey',
		},
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			options: regions.map(({ id, name }) => ({ name: `${name} (${id})`, value: id })),
			default: defaultRegionId,
			description: 'The region in whose console the OCR service is enabled',
		},
		{
			displayName: 'Access Key ID',
			name: 'accessKeyId',
			type: 'string',
			default: '',
			required: true,
			displayOptions: shownWith('authentication', 'accessKey'),
			description: 'Console: My Credentials > Access Keys',
		},
		{
			displayName: 'Secret Access Key',
			name: 'secretAccessKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: shownWith('authentication', 'accessKey'),
		},
		{
			displayName: 'Account Name',
			name: 'accountName',
			type: 'string',
			default: '',
			required: true,
			displayOptions: shownWith('authentication', 'token'),
			description: 'The account that the IAM user belongs to (console: My Credentials)',
		},
		{
			displayName: 'User Name',
			name: 'userName',
			type: 'string',
			default: '',
			required: true,
			displayOptions: shownWith('authentication', 'token'),
			description: 'An IAM user with programmatic access; not the account itself',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: shownWith('authentication', 'token'),
		},
		{
			displayName: 'Project ID',
			name: 'projectId',
			type: 'string',
			default: '',
			description:
				'Leave empty to have it looked up by the region (console: My Credentials > API Credentials)',
		},
		{
			displayName: 'Enterprise Project ID',
			name: 'enterpriseProjectId',
			type: 'string',
			default: '',
			description: 'Books the cost of the calls to this enterprise project; may be empty',
		},
		{
			displayName: 'Security Token of Temporary Keys',
			name: 'securityToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: shownWith('authentication', 'accessKey'),
			description:
				'Leave empty for an access key of the console. Only keys that expire by themselves come with a security token, which is not the secret access key.',
		},
		{
			displayName: 'Custom Endpoints',
			name: 'customEndpoints',
			type: 'boolean',
			default: false,
			description:
				'Whether to call other addresses than those of the region, such as a gateway of your own',
		},
		{
			displayName: 'OCR Endpoint',
			name: 'ocrEndpoint',
			type: 'string',
			default: '',
			placeholder: 'https://ocr.cn-north-4.myhuaweicloud.com',
			displayOptions: shownWith('customEndpoints', true),
			description: 'Must begin with https://; a loopback address may begin with http://',
		},
		{
			displayName: 'IAM Endpoint',
			name: 'iamEndpoint',
			type: 'string',
			default: '',
			placeholder: 'https://iam.cn-north-4.myhuaweicloud.com',
			displayOptions: shownWith('customEndpoints', true),
			description: 'Must begin with https://; a loopback address may begin with http://',
		},
		sessionField,
	];

	/** n8n calls this with its HTTP helper as `this`. */
	preAuthentication = async function (
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return await (await signIn()).preAuthenticate(this, credentials);
	};

	// An own property, not a method: only then does the HTTP Request node offer the credential
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> =>
		await (await signIn()).authenticate(credentials, requestOptions);

	// The mark lets the sign-in do the whole test before this request goes out: only it can say what to correct
	test: ICredentialTestRequest = {
		request: {
			baseURL:
				'={{ $credentials.customEndpoints ? $credentials.ocrEndpoint : "https://ocr." + $credentials.region + ".myhuaweicloud.com" }}',
			url: '/v2/{project_id}/ocr/general-text',
			method: 'POST',
			headers: { [testMark]: '1' },
			ignoreHttpStatusErrors: true,
		},
	};
}
