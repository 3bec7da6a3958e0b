/** What the storms of this folder have in common: the faults of the service, and what a run owes its user. */
import type { INodeExecutionData } from 'n8n-workflow';

interface Shares {
	throttled?: number;
	reset?: number;
	hang?: number;
	broken?: number;
}

/** Rules of the emulator under which these shares of all requests go wrong; the same ones in every run. */
export function stormRules({ throttled = 0, reset = 0, hang = 0, broken = 0 }: Shares, seed = 1) {
	const faults: Array<[number, Record<string, unknown>]> = [
		[throttled, { type: 'status', status: 429 }],
		[reset, { type: 'reset' }],
		[hang, { type: 'hang' }],
		[broken / 3, { type: 'status', status: 502 }],
		[broken / 3, { type: 'status', status: 503 }],
		[broken / 3, { type: 'status', status: 504 }],
	];
	let left = 1;
	return faults.map(([share, fault], index) => {
		// a rule only sees what those before it let through
		const probability = share / left;
		left -= share;
		return { match: { probability, seed: `${seed}.${index}` }, fault };
	});
}

/** The input items that the output belongs to, in the order of the output. */
export const itemsOf = (output: INodeExecutionData[]): number[] =>
	output.map(({ pairedItem }) => (pairedItem as { item: number }).item);

/** What an error item says: what happened, the next step, and the facts. */
export interface Failure {
	message: string;
	description?: string;
	error_code?: string;
	attempts?: number;
	source: { item: number; fileName?: string; page?: number };
}

export const failureOf = ({ json }: INodeExecutionData): Failure | undefined =>
	json.error as Failure | undefined;

export const isFailed = (item: INodeExecutionData): boolean => failureOf(item) !== undefined;

/** Items of documents that never left. */
export const unsentOf = (output: INodeExecutionData[]): INodeExecutionData[] =>
	output.filter((item) => /: Not sent: /.test(failureOf(item)?.message ?? ''));

export const isReused = ({ json }: INodeExecutionData): boolean =>
	(json.call as any)?.reused === true;

/** 0, 1, 2 … below `count` */
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
