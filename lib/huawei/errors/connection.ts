/** Reads what was thrown in place of an answer. Used through lib/huawei/errors. */
import { readAnswer } from './answer';
import type { ReadOptions } from './answer';
import { connectionTable, connectionWords } from './fallbacks';
import type { Fallback } from './fallbacks';
import { rowWithWords } from './lookup';
import { presentable } from './text';
import type { ServiceFailure } from './failure';

type Thrown = Record<string, unknown>;

/** What was thrown and what it was wrapped around, outermost first. n8n wraps twice at most, Node once more. */
function chainOf(thrown: unknown): Thrown[] {
	const chain: Thrown[] = [];
	let link = thrown;
	while (typeof link === 'object' && link !== null && chain.length < 6) {
		chain.push(link as Thrown);
		link = (link as Thrown).cause;
	}
	return chain;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * What an exception of the request helper means. Reads n8n's NodeApiError, axios and Node alike, by what they carry:
 * `failure` (taken at its word), an HTTP response, a code, or words.
 */
export function failureOfConnection(thrown: unknown, options: ReadOptions = {}): ServiceFailure {
	const chain = chainOf(thrown);
	return (
		ownFailure(chain) ??
		answered(chain, options) ??
		coded(chain, options) ??
		worded(chain, options) ?? {
			kind: 'connection',
			message: presentable(text(chain[0]?.message) || text(thrown)) || 'The call could not be sent',
			remedy: 'Check the credential and the network of the machine that runs n8n.',
			repeatable: false,
		}
	);
}

function ownFailure(chain: Thrown[]): ServiceFailure | undefined {
	for (const { failure } of chain) {
		const own = failure as Partial<ServiceFailure> | undefined;
		if (typeof own?.kind === 'string' && typeof own.message === 'string') {
			return own as ServiceFailure;
		}
	}
	return undefined;
}

/** An answer that a helper turned into an exception because of its status. */
function answered(chain: Thrown[], options: ReadOptions): ServiceFailure | undefined {
	for (const link of chain) {
		const response = (link.response ?? {}) as Thrown;
		const context = (link.context ?? {}) as Thrown;
		const status = Number(response.status ?? response.statusCode ?? link.httpCode);
		if (!(status >= 300 && status < 600)) continue;
		const inner = chain.map((each) => each.response as Thrown | undefined).find(Boolean);
		const read = readAnswer(
			{
				status,
				headers: inner?.headers as Record<string, unknown> | undefined,
				body: inner?.data ?? inner?.body ?? context.data,
			},
			options,
		);
		if (!read.ok) return read.failure;
	}
	return undefined;
}

function coded(chain: Thrown[], { host }: ReadOptions): ServiceFailure | undefined {
	for (const link of chain) {
		for (const code of [link.code, link.httpCode].map(text)) {
			const known =
				connectionTable[code] ?? (/^ERR_SSL_/.test(code) ? connectionTable.EPROTO : undefined);
			if (known) return fromTable(known, code, host);
		}
		if (/^(Abort|Canceled)Error$|Cancell?ed/.test(text(link.name))) {
			return fromTable(connectionTable.ERR_CANCELED);
		}
	}
	return undefined;
}

function worded(chain: Thrown[], { host }: ReadOptions): ServiceFailure | undefined {
	for (const message of chain.map((link) => text(link.message))) {
		// A refused sign-in reaches us as plain words: it must stop the run, not one item
		const row = ['401', '403', '400'].map((status) => rowWithWords(status, message)).find(Boolean);
		if (row) {
			return {
				kind: row.kind,
				message: presentable(message),
				remedy: row.remedy,
				repeatable: row.repeatable === true,
			};
		}
		const found = connectionWords.find(([words]) => words.test(message));
		if (found) return fromTable(connectionTable[found[1]], found[1], host);
	}
	return undefined;
}

const fromTable = (known: Fallback, code?: string, host?: string): ServiceFailure => ({
	kind: known.kind,
	...(code === undefined || known.kind === 'cancelled' ? {} : { code }),
	message:
		host === undefined || known.kind === 'cancelled' ? known.message : `${host}: ${known.message}`,
	remedy: known.remedy,
	repeatable: known.repeatable === true,
});
