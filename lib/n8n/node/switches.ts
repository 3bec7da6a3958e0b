/** Parameters that switch on what the user wants to see, and what reads unknown documents. */
import type { IDataObject } from 'n8n-workflow';

import { apiById, catalogue } from '../../catalogue';
import type { ApiEntry } from '../../catalogue/types';

/** What the user wants to see beside the values. */
export interface Wanted {
	confidence: boolean;
	positions: boolean;
}

/** The parameters that switch them on for one API. */
function switchesOfApi(
	{ confidence, positions, parameters }: ApiEntry,
	wanted: Wanted,
): IDataObject {
	const names: string[] = [wanted.confidence ? confidence : '', wanted.positions ? positions : ''];
	return Object.fromEntries(
		parameters.filter(({ name }) => names.includes(name)).map(({ name }) => [name, true]),
	);
}

/**
 * The body parameters that switch on what is wanted, for an API of several kinds of documents kind by kind.
 * What the user has set stays.
 */
export function switchesOf(entry: ApiEntry, wanted: Wanted, given: IDataObject): IDataObject {
	const kinds = entry.answer.documents?.contentByType;
	if (!kinds || (entry.confidence !== 'byKind' && entry.positions !== 'byKind')) {
		return { ...switchesOfApi(entry, wanted), ...given };
	}
	const asked = Array.isArray(given.type_list) ? (given.type_list as string[]) : undefined;
	const extended: IDataObject = { ...(given.extended_parameters as IDataObject | undefined) };
	for (const [kind, id] of Object.entries(kinds)) {
		const api = id === null ? undefined : apiById(id);
		const switches = api && (!asked || asked.includes(kind)) ? switchesOfApi(api, wanted) : {};
		if (Object.keys(switches).length === 0) continue;
		extended[kind] = { ...switches, ...(extended[kind] as IDataObject | undefined) };
	}
	return Object.keys(extended).length > 0 ? { ...given, extended_parameters: extended } : given;
}

/** What reads the documents that the entry's API does not know; undefined where they are left. */
export function unknownReader(
	{ answer }: ApiEntry,
	choice: unknown,
	wanted: Wanted,
): { entry: ApiEntry; parameters: IDataObject } | undefined {
	const reader = catalogue.find(({ readsUnknown }) => readsUnknown?.choice === choice);
	if (!reader?.readsUnknown || !answer.documents?.contentByType) return undefined;
	return { entry: reader, parameters: switchesOf(reader, wanted, reader.readsUnknown.parameters) };
}
