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

interface Report {
	/** What happened */
	what: string;
	/** The next step */
	remedy?: string;
	facts?: IDataObject;
	/** Of a call that left: what n8n shows as its HTTP code */
	httpCode?: string;
}

/** An error of n8n, always a fresh one: one made from the helper's own would keep its generic text. */
function reported(context: IExecuteFunctions, subject: Subject, report: Report): NodeError {
	const { what, remedy, facts = {}, httpCode } = report;
	const message = sentence(subject, what);
	const options = { message, description: remedy, itemIndex: subject.item };
	const node = context.getNode();
	const error =
		httpCode === undefined
			? new NodeOperationError(node, message, options)
			: new NodeApiError(node, facts as JsonObject, { ...options, httpCode });
	error.context.data = facts;
	// n8n's classes replace a message that holds e.g. ECONNREFUSED by a general one: ours is put back. For an agent the
	// remedy stands in it: a model may be shown the message only
	error.message = remedy && isTool(context) ? `${message}. ${remedy}` : message;
	return error;
}

/** What was lost on the way and may have cost something. */
function lossOf({ possiblyBilled, attempts }: CallFailed, { costOfLoss }: Subject): string {
	if (possiblyBilled === 0) return '';
	if (costOfLoss !== undefined) return `It was not sent again. ${costOfLoss}`;
	if (attempts === 1) return 'The call may have been billed: its answer was lost.';
	return `Up to ${possiblyBilled} of its requests may have been billed: their answers were lost.`;
}

/** What stopped a call in the service's own words, then the next step. */
function reportOfCall(failed: CallFailed, subject: Subject): Report {
	const { failure, attempts } = failed;
	const { region } = subject;
	if (failed.notSent) {
		const facts = withoutUndefined({ region, attempts }) as IDataObject;
		return { what: `Not sent: ${failure.message}`, remedy: failure.remedy, facts };
	}
	const { code, message, requestId, remedy, httpStatus } = failure;
	const trace = [
		requestId && `Request ID ${requestId}`,
		region && `region ${region}`,
		attempts > 1 && `${attempts} attempts`,
	]
		.filter(Boolean)
		.join(', ')
		.replace(/^r/, 'R');
	return {
		what: `${withoutFullStop(message)}${code === undefined ? '' : ` (${code})`}`,
		remedy: [remedy, lossOf(failed, subject), trace && `${trace}.`].filter(Boolean).join(' '),
		facts: withoutUndefined({
			error_code: code,
			error_msg: message,
			request_id: requestId,
			region,
			attempts,
		}) as IDataObject,
		httpCode: String(httpStatus ?? code ?? ''),
	};
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
	if (thrown instanceof NodeOperationError || thrown instanceof NodeApiError) return thrown;
	if (thrown instanceof CallFailed) {
		return reported(context, subject, reportOfCall(thrown, subject));
	}
	const what = thrown instanceof Error ? thrown.message : String(thrown);
	const remedy = thrown instanceof Refused ? thrown.remedy : remedyOf(thrown);
	return reported(context, subject, { what, remedy });
}
