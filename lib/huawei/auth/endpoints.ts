/** Addresses of the service, and the hosts to which a key or a token may be sent. */
import { defaultRegionId } from './regions';
import { Refused } from '../../refused';

/** The fields of the credential that decide; decrypted data may be passed as it is. */
interface EndpointSettings {
	region?: unknown;
	customEndpoints?: unknown;
	ocrEndpoint?: unknown;
	iamEndpoint?: unknown;
}

/** Whether a host name (as URL.hostname gives it) is this machine. */
const isLoopback = (hostname: string): boolean =>
	/^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

function parseEndpoint(text: string): URL | undefined {
	const named = /^[a-z][a-z\d+.-]*:\/\//i.test(text);
	try {
		if (named) return new URL(text);
		const url = new URL(`https://${text}`);
		return isLoopback(url.hostname) ? new URL(`http://${text}`) : url;
	} catch {
		return undefined;
	}
}

/** The origin of a typed endpoint; blanks, a path and a trailing slash that came along are dropped. */
function customOrigin(typed: unknown, label: string): string {
	const text = String(typed ?? '').trim();
	if (text === '') {
		throw new Refused(`${label} is empty.`, 'Type its address, or turn Custom Endpoints off.');
	}
	const url = parseEndpoint(text);
	if (!url?.hostname || url.username !== '' || url.password !== '') {
		throw new Refused(`${label} is not an address.`, 'Type it like https://ocr.example.com.');
	}
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
		throw new Refused(
			`${label} does not begin with https://: keys and documents would be sent unencrypted.`,
			'Use https://. Only a loopback address such as http://127.0.0.1:8080 may use http://.',
		);
	}
	return url.origin;
}

function regionId(settings: EndpointSettings): string {
	const id = String(settings.region ?? '').trim() || defaultRegionId;
	// a region becomes part of a host name: anything else than an id must not
	if (!/^[a-z]{2}(-[a-z]+)+-\d+$/.test(id)) {
		throw new Refused(
			`"${id.slice(0, 40)}" is not a region ID.`,
			'Choose a region such as cn-north-4.',
		);
	}
	return id;
}

const originOf = (service: 'ocr' | 'iam', settings: EndpointSettings): string =>
	settings.customEndpoints === true
		? customOrigin(settings[`${service}Endpoint`], `${service.toUpperCase()} Endpoint`)
		: `https://${service}.${regionId(settings)}.myhuaweicloud.com`;

/** Origin of the OCR service for a credential, without a trailing slash. Throws Refused. */
export const ocrEndpoint = (settings: EndpointSettings): string => originOf('ocr', settings);

/** Origin of the identity service (IAM) for a credential, without a trailing slash. Throws Refused. */
export const iamEndpoint = (settings: EndpointSettings): string => originOf('iam', settings);

const huaweiHost = /\.myhuaweicloud\.(com|cn|eu)$/;

/**
 * Refuses hosts that a key or a token must not travel to: all but Huawei Cloud's own over https and the custom
 * endpoints of the credential. Throws Refused.
 */
export function assertTrustedHost(url: URL, settings: EndpointSettings): void {
	if (url.protocol === 'https:' && huaweiHost.test(url.hostname) && url.port === '') return;
	const typed =
		settings.customEndpoints === true ? [settings.ocrEndpoint, settings.iamEndpoint] : [];
	const custom = typed.filter((text) => String(text ?? '').trim() !== '');
	if (custom.some((text) => customOrigin(text, 'The custom endpoint') === url.origin)) return;
	throw new Refused(
		`The Huawei Cloud credential is not sent to ${url.origin}, only to https://*.myhuaweicloud.com (.cn, .eu) and to the custom endpoints of the credential.`,
		'Check the URL, or turn on Custom Endpoints in the credential and name this address there.',
	);
}
