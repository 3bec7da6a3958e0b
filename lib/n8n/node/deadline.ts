/** An end to requests that trickle: n8n's own timeout ends silence only. */
import type { IExecuteFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

export interface Deadline {
	/** The context with which to call n8n's helpers: their requests end with the deadline, or with the workflow */
	context: IExecuteFunctions;
	/** Whether the deadline ended the request, and not the workflow */
	passed(): boolean;
	/** Lets go of the clock; call it when the answer is there. */
	end(): void;
}

/** Starts the time that a request has, in milliseconds. */
export function startDeadline(context: IExecuteFunctions, ms: number): Deadline {
	const late = new AbortController();
	const done = new AbortController();
	const cancel = context.getExecutionCancelSignal();
	const signal = cancel ? AbortSignal.any([cancel, late.signal]) : late.signal;
	sleep(ms, done.signal).then(
		() => late.abort(),
		() => undefined,
	);
	return {
		// The helper takes its signal from the context and from nowhere else
		context: Object.create(context, {
			getExecutionCancelSignal: { value: () => signal },
		}) as IExecuteFunctions,
		passed: () => late.signal.aborted && !cancel?.aborted,
		end: () => done.abort(),
	};
}
