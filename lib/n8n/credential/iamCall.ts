/** What the sign-in sends, and how its refusals reach the user. */
import { UserError, type IHttpRequestHelper, type IN8nHttpFullResponse } from 'n8n-workflow';

import type { HuaweiCredential } from '../../huawei/auth/credential';
import type { IamRequest } from '../../huawei/auth/iam';
import { failureOfConnection, type RawAnswer, type ServiceFailure } from '../../huawei/errors';
import { Refused } from '../../refused';
import { withoutFullStop } from '../properties/names';
import { Requests } from '../request';
import type { SignInMemory, SignInState } from './memory';

/** One sign-in at work: a credential, what is known of it, and the way to the network. */
export interface SignInContext {
	helpers: IHttpRequestHelper['helpers'];
	credential: HuaweiCredential;
	memory: SignInMemory;
	state: SignInState;
	/** Milliseconds that one request may take in all */
	deadlineMs: number;
}

/** A sign-in that failed. Has no `response`: n8n would take one for a 401 and try the password again. */
export class SignInRefused extends UserError {
	/** Whether the same settings would be refused again at once */
	readonly isLasting: boolean;

	constructor(readonly failure: ServiceFailure) {
		// n8n has a sentence of its own for any text with a code such as ECONNREFUSED, and it names no host
		const named = /^[A-Z]\w+\.\d+$/.test(failure.code ?? '');
		const code = named ? ` (${failure.code})` : '';
		super(`${withoutFullStop(failure.message)}${code}. ${failure.remedy}`);
		this.isLasting = ['authentication', 'account', 'answer'].includes(failure.kind);
	}
}

/** Looks like a 401 to n8n, see the handshake in signIn.ts. The user sees its message only when that did not help. */
export class SessionNeeded extends SignInRefused {
	readonly response = { status: 401, data: {} };

	constructor() {
		super({
			kind: 'authentication',
			message: 'The sign-in to Huawei Cloud could not be renewed',
			remedy: 'Save the credential again, then run the workflow.',
			repeatable: false,
		});
	}
}

/** Turns a Refused into an error that n8n shows with its own words. */
export const inWordsForUsers = async <T>(work: () => Promise<T>): Promise<T> =>
	await work().catch((thrown: unknown) => {
		if (!(thrown instanceof Refused)) throw thrown;
		const { message, remedy } = thrown;
		throw new SignInRefused({ kind: 'authentication', message, remedy, repeatable: false });
	});

/**
 * Sends once. Every status comes back as an answer; throws a SignInRefused that names the host when none came before
 * the deadline.
 */
export async function iamCall(
	{ helpers, deadlineMs }: Pick<SignInContext, 'helpers' | 'deadlineMs'>,
	request: IamRequest,
): Promise<RawAnswer> {
	const send = async (abortSignal: AbortSignal) =>
		(await helpers.httpRequest({
			...request,
			encoding: 'stream',
			returnFullResponse: true,
			// a refusal must not come back as an exception: n8n would repeat the sign-in and lock the account
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout: deadlineMs,
			abortSignal,
		})) as IN8nHttpFullResponse;
	const requests = new Requests(deadlineMs);
	const answer = requests.answer(send).finally(() => requests.close());
	return await answer.catch((thrown: unknown) => {
		const { host } = new URL(request.url);
		const failure = failureOfConnection(thrown);
		// An answer that cannot be read stays so for every item: the run must stop
		const kind = failure.kind === 'answer' ? 'authentication' : failure.kind;
		throw new SignInRefused({ ...failure, kind, message: `${host}: ${failure.message}` });
	});
}
