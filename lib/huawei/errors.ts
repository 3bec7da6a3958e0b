/** Reads what came back from Huawei Cloud. Used by lib/n8n (requests) and lib/huawei (sign-in). */
import type { ServiceFailure } from './failure';

/** A full HTTP response as n8n's helper gives it; `body` may be Buffer, text or parsed JSON. */
export interface RawAnswer {
	status: number;
	headers?: Readonly<Record<string, unknown>>;
	body?: unknown;
}

export interface ReadOptions {
	/** Local time in milliseconds when the answer came; without it a clock refusal is only read from its message */
	now?: number;
	/** How the request was signed in: a bare 401 is a dead token, or a refused key */
	signedIn?: 'token' | 'accessKey';
	/** `result` (default): success has a result, as all OCR answers do; `object`: any JSON object is a success (IAM) */
	expect?: 'result' | 'object';
}

export type ReadAnswer =
	| { ok: true; body: Record<string, unknown>; requestId?: string }
	| { ok: false; failure: ServiceFailure; requestId?: string };

export declare function readAnswer(answer: RawAnswer, options?: ReadOptions): ReadAnswer;
export declare function failureOfConnection(thrown: unknown): ServiceFailure;
export declare function meaningOf(
	code: string,
	message?: string,
): { meaning: string; remedy: string } | undefined;
