/** The secrets of a credential never stand in what the service says. */
import type { ServiceFailure } from '../errors';
import type { HuaweiCredential } from './credential';

/** Shorter ones are words that the service says by itself; it accepts no such password */
const shortestSecret = 6;

const secretsOf = (credential: HuaweiCredential): string[] =>
	(credential.authentication === 'token'
		? [credential.password]
		: [credential.secretAccessKey, credential.securityToken]
	).filter((secret) => secret.length >= shortestSecret);

/** As it is, and as an echo of the request may write it. */
const formsOf = (secret: string): string[] => [
	secret,
	JSON.stringify(secret).slice(1, -1),
	encodeURIComponent(secret),
	Buffer.from(secret).toString('base64'),
];

/** The failure without the secrets of this credential, should the service ever repeat one, even as a code or an ID. */
export function withoutSecrets(
	{ code, requestId, ...failure }: ServiceFailure,
	credential: HuaweiCredential,
): ServiceFailure {
	const secrets = secretsOf(credential).flatMap(formsOf);
	const isClean = (text?: string) =>
		text !== undefined && !secrets.some((secret) => text.includes(secret));
	const message = secrets.reduce(
		(text, secret) => text.replaceAll(secret, '[cut]'),
		failure.message,
	);
	return {
		...failure,
		message,
		...(isClean(code) ? { code } : {}),
		...(isClean(requestId) ? { requestId } : {}),
	};
}
