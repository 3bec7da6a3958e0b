import type { IExecuteFunctions, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { ServiceFailure } from '../../huawei/errors';

/** What an outcome is about, for the user to find it again. */
export interface Subject {
	item: number;
	/** File name, URL or field: how the user knows the document */
	name?: string;
	page?: number;
	region?: string;
}

const withoutStop = (text: string): string => text.replace(/\.$/, '');

const sentence = (subject: Subject, what: string): string => {
	const page = subject.page === undefined ? '' : `, page ${subject.page}`;
	// What is found in a file itself begins with the file already
	const named = subject.name === undefined || what.startsWith(`"${subject.name}" `);
	const name = named ? '' : `${subject.name}${page}: `;
	return `${name}${withoutStop(what)} [item ${subject.item}]`;
};

/** n8n's error classes replace a message that holds e.g. ECONNREFUSED by a general one: ours is put back. */
function inOwnWords<T extends NodeOperationError | NodeApiError>(error: T, message: string): T {
	error.message = message;
	return error;
}

/** Says on this side's behalf what stopped a document. */
export function operationError(
	context: IExecuteFunctions,
	subject: Subject,
	what: string,
	remedy?: string,
): NodeOperationError {
	const message = sentence(subject, what);
	const facts = { itemIndex: subject.item, description: remedy };
	return inOwnWords(new NodeOperationError(context.getNode(), message, facts), message);
}

/**
 * Says in the service's own words what stopped a call, then the next step.
 * Always a fresh NodeApiError: one made from the helper's own would keep its generic text.
 */
export function apiError(
	context: IExecuteFunctions,
	subject: Subject,
	failure: ServiceFailure,
	attempts: number,
): NodeApiError {
	const facts = {
		...(failure.code === undefined ? {} : { error_code: failure.code }),
		error_msg: failure.message,
		...(failure.requestId === undefined ? {} : { request_id: failure.requestId }),
		...(subject.region === undefined ? {} : { region: subject.region }),
		attempts,
	};
	const code = failure.code === undefined ? '' : ` (${failure.code})`;
	const trace = [
		failure.requestId && `Request ID ${failure.requestId}`,
		subject.region && `region ${subject.region}`,
		attempts > 1 && `${attempts} attempts`,
	]
		.filter(Boolean)
		.join(', ')
		.replace(/^r/, 'R');
	const message = sentence(subject, `${withoutStop(failure.message)}${code}`);
	const error = new NodeApiError(context.getNode(), facts as JsonObject, {
		message,
		description: trace === '' ? failure.remedy : `${failure.remedy} ${trace}.`,
		httpCode: String(failure.httpStatus ?? failure.code ?? ''),
		itemIndex: subject.item,
	});
	error.context.data = facts;
	return inOwnWords(error, message);
}
