/** Whatever goes wrong as an error of n8n: what happened, which item and file, the next step. */
import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type JsonObject,
} from 'n8n-workflow';

import { Refused } from '../../refused';
import { CallFailed } from '../../run';
import { withoutUndefined } from '../../shape/values/json';
import { withoutFullStop } from '../properties/names';

export type NodeError = NodeApiError | NodeOperationError;

/** What an outcome is about, for the user to find it again. */
export interface Subject {
	item: number;
	/** File name, URL or field: how the user knows the document, as it is shown */
	name?: string;
	page?: number;
	region?: string;
	/** What a call whose answer was lost may have used up, where it is more than its price */
	costOfLoss?: string;
}

const sentence = (subject: Subject, what: string): string => {
	const page = subject.page === undefined ? '' : `, page ${subject.page}`;
	// Messages of the file checks begin with the file name already
	const named = subject.name === undefined || what.startsWith(`"${subject.name}" `);
	const name = named ? '' : `${subject.name}${page}: `;
	return `${name}${withoutFullStop(what)} [item ${subject.item}]`;
};

/**
 * Whether an AI agent has the node as a tool. `isToolExecution` is false for agents that run the node like any other;
 * the node that n8n makes of ours for tools has a name of its own.
 */
export const isTool = (context: IExecuteFunctions): boolean => /Tool$/.test(context.getNode().type);

/**
 * n8n's error classes replace a message that holds e.g. ECONNREFUSED by a general one: ours is put back. For an agent
 * the remedy stands in it: a model may be shown the message only.
 */
function inOwnWords<T extends NodeError>(context: IExecuteFunctions, error: T, message: string): T {
	const remedy = error.description;
	error.message = remedy && isTool(context) ? `${message}. ${remedy}` : message;
	return error;
}

function operationError(
	context: IExecuteFunctions,
	subject: Subject,
	what: string,
	remedy?: string,
	facts: IDataObject = {},
): NodeOperationError {
	const message = sentence(subject, what);
	const error = new NodeOperationError(context.getNode(), message, {
		itemIndex: subject.item,
		description: remedy,
	});
	error.context.data = facts;
	return inOwnWords(context, error, message);
}

/** What was lost on the way and may have cost something. */
function lossOf({ possiblyBilled, attempts }: CallFailed, { costOfLoss }: Subject): string {
	if (possiblyBilled === 0) return '';
	if (costOfLoss !== undefined) return `It was not sent again. ${costOfLoss}`;
	if (attempts === 1) return 'The call may have been billed: its answer was lost.';
	return `Up to ${possiblyBilled} of its requests may have been billed: their answers were lost.`;
}

/**
 * Says in the service's own words what stopped a call, then the next step.
 * Always a fresh NodeApiError: one made from the helper's own would keep its generic text.
 */
function apiError(context: IExecuteFunctions, subject: Subject, failed: CallFailed): NodeApiError {
	const { failure, attempts } = failed;
	const { region } = subject;
	const facts = withoutUndefined({
		error_code: failure.code,
		error_msg: failure.message,
		request_id: failure.requestId,
		region,
		attempts,
	});
	const code = failure.code === undefined ? '' : ` (${failure.code})`;
	const trace = [
		failure.requestId && `Request ID ${failure.requestId}`,
		region && `region ${region}`,
		attempts > 1 && `${attempts} attempts`,
	]
		.filter(Boolean)
		.join(', ')
		.replace(/^r/, 'R');
	const message = sentence(subject, `${withoutFullStop(failure.message)}${code}`);
	const description = [failure.remedy, lossOf(failed, subject), trace && `${trace}.`];
	const error = new NodeApiError(context.getNode(), facts as JsonObject, {
		message,
		description: description.filter(Boolean).join(' '),
		httpCode: String(failure.httpStatus ?? failure.code ?? ''),
		itemIndex: subject.item,
	});
	error.context.data = facts;
	return inOwnWords(context, error, message);
}

/** The next step where the thrown itself does not know it. */
function remedyOf(thrown: unknown): string | undefined {
	const { name, description } = thrown as { name?: string; description?: string | null };
	if (name !== 'ExpressionError') return undefined;
	const where = 'Check the expressions in the parameters of this node.';
	return description ? `${description} ${where}` : where;
}

/** Whatever was thrown as an error of n8n: what happened to which item and file, then the next step. */
export function nodeError(
	context: IExecuteFunctions,
	subject: Subject,
	thrown: unknown,
): NodeError {
	if (thrown instanceof CallFailed) {
		if (!thrown.notSent) return apiError(context, subject, thrown);
		const { message, remedy } = thrown.failure;
		const facts = withoutUndefined({ region: subject.region, attempts: 0 }) as IDataObject;
		return operationError(context, subject, `Not sent: ${message}`, remedy, facts);
	}
	if (thrown instanceof Refused) {
		return operationError(context, subject, thrown.message, thrown.remedy);
	}
	if (thrown instanceof NodeOperationError || thrown instanceof NodeApiError) return thrown;
	const message = thrown instanceof Error ? thrown.message : String(thrown);
	return operationError(context, subject, message, remedyOf(thrown));
}
