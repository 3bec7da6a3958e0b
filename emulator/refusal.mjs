/** What the emulator answers when it says no. */
import { errors } from './facts.mjs';

/** Thrown anywhere on the way; the server turns it into the answer. */
export class Refusal extends Error {
	/**
	 * @param {number} status
	 * @param {object} body without request_id, which the server adds to gateway bodies
	 * @param {{ outcome?: string, headers?: Record<string, string> }} [more]
	 */
	constructor(status, body, more = {}) {
		super(body.error_msg ?? body.error?.message ?? body.message ?? String(status));
		this.status = status;
		this.body = body;
		this.code = String(body.error_code ?? body.error?.code ?? body.code ?? status);
		this.outcome = more.outcome ?? 'refused';
		this.headers = more.headers ?? {};
	}
}

/**
 * A refusal with a documented code.
 * @param {string} code e.g. "AIS.0101"; "APIG.0201/413" where one code has several statuses
 * @param {{ message?: string, detail?: string, status?: number, outcome?: string }} [more] detail follows the documented text
 */
export function refuse(code, more = {}) {
	const [status, message] = errors[code] ?? [400, 'An unexpected error occurred.'];
	const text =
		more.message ?? (more.detail ? `${message.replace(/\.$/, '')}: ${more.detail}` : message);
	return new Refusal(
		more.status ?? status,
		{ error_code: code.split('/')[0], error_msg: text },
		more,
	);
}

/** The forms in which the service says that a token is no longer good. */
const tokenForms = {
	expired: () => new Refusal(401, { code: 401, message: 'Token expired' }, { outcome: 'token' }),
	abnormal: () =>
		new Refusal(
			403,
			{ code: 403, message: 'The authentication token is abnormal.' },
			{ outcome: 'token' },
		),
	decrypt: () => refuse('APIG.0301', { detail: 'decrypt token fail', outcome: 'token' }),
	expires: () => refuse('APIG.0301', { detail: 'token expires', outcome: 'token' }),
	updated: () => refuse('APIG.0307', { outcome: 'token' }),
	invalid: () => refuse('ModelArts.0203', { outcome: 'token' }),
};

/** @param {keyof typeof tokenForms} form */
export const refuseToken = (form) => (tokenForms[form] ?? tokenForms.updated)();
