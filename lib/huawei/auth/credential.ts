/** Reads the credential: typed, without stray characters, and with missing fields named. */
import { defaultRegionId } from './regions';
import { Refused } from '../../refused';

interface CommonSettings {
	region: string;
	/** Empty when it is to be looked up */
	projectId: string;
	enterpriseProjectId: string;
	customEndpoints: boolean;
	ocrEndpoint: string;
	iamEndpoint: string;
	/** Text of the stored session, see session.ts */
	session: string;
}

export interface AccessKeySettings extends CommonSettings {
	authentication: 'accessKey';
	accessKeyId: string;
	secretAccessKey: string;
	securityToken: string;
}

export interface TokenSettings extends CommonSettings {
	authentication: 'token';
	accountName: string;
	userName: string;
	password: string;
}

export type HuaweiCredential = AccessKeySettings | TokenSettings;

/** A typed value as text; empty where nothing was typed. */
const typedText = (value: unknown): string =>
	typeof value === 'string' ? value : value == null ? '' : String(value);

/** Keys and tokens never hold blanks, but pasted ones often bring line breaks or zero-width characters along. */
const withoutStrayBlanks = (value: unknown): string =>
	typedText(value).replace(/[\s\u200b-\u200d\u2060\ufeff]+/g, '');

const trimmed = (value: unknown): string => typedText(value).trim();

/** Reads decrypted credential data; fields hidden in the form may be absent. Refuses nothing. */
export function readCredential(data: Readonly<Record<string, unknown>>): HuaweiCredential {
	const common: CommonSettings = {
		region: withoutStrayBlanks(data.region) || defaultRegionId,
		projectId: withoutStrayBlanks(data.projectId),
		enterpriseProjectId: withoutStrayBlanks(data.enterpriseProjectId),
		customEndpoints: data.customEndpoints === true,
		ocrEndpoint: typedText(data.ocrEndpoint),
		iamEndpoint: typedText(data.iamEndpoint),
		session: typedText(data.session),
	};
	if (data.authentication === 'token') {
		return {
			...common,
			authentication: 'token',
			accountName: trimmed(data.accountName),
			userName: trimmed(data.userName),
			password: typedText(data.password),
		};
	}
	return {
		...common,
		authentication: 'accessKey',
		accessKeyId: withoutStrayBlanks(data.accessKeyId),
		secretAccessKey: withoutStrayBlanks(data.secretAccessKey),
		securityToken: withoutStrayBlanks(data.securityToken),
	};
}

/** Whether this is a project ID that is safe to put into a path. */
export const isProjectId = (value: unknown): value is string =>
	typeof value === 'string' && /^[\w-]{1,64}$/.test(value);

const needed = {
	accessKey: { accessKeyId: 'Access Key ID', secretAccessKey: 'Secret Access Key' },
	token: { accountName: 'Account Name', userName: 'User Name', password: 'Password' },
} as const;

/** Throws Refused where a field that this way to sign in needs is empty or cannot be sent. */
export function assertComplete(credential: HuaweiCredential): void {
	const values = credential as unknown as Record<string, string>;
	const missing = Object.entries(needed[credential.authentication]).find(
		([name]) => values[name] === '',
	);
	if (missing) {
		throw new Refused(
			`${missing[1]} of the Huawei Cloud credential is empty.`,
			'Fill it in and save the credential.',
		);
	}
	if (credential.authentication === 'accessKey' && /[^\x21-\x7e]/.test(credential.accessKeyId)) {
		throw new Refused(
			'Access Key ID of the Huawei Cloud credential holds characters that no key has.',
			'Paste it again from the console.',
		);
	}
	if (credential.projectId !== '' && !isProjectId(credential.projectId)) {
		throw new Refused(
			'Project ID of the Huawei Cloud credential is not made of letters and digits.',
			'Copy it from My Credentials in the console, or leave it empty to have it looked up.',
		);
	}
}
