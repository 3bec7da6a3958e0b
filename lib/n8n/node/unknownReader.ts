import type { IDataObject } from 'n8n-workflow';

import { catalogue } from '../../catalogue';
import type { ApiEntry } from '../../catalogue/types';
import { switchesOf, type Wanted } from './switches';

/** An API and its body parameters. */
export interface UnknownReader {
	entry: ApiEntry;
	parameters: IDataObject;
}

/** What reads the documents that the entry's API does not know; undefined where they are left. */
export function unknownReader(
	{ answer }: ApiEntry,
	choice: unknown,
	wanted: Wanted,
): UnknownReader | undefined {
	const reader = catalogue.find(({ readsUnknown }) => readsUnknown?.choice === choice);
	if (!reader?.readsUnknown || !answer.documents?.contentByType) return undefined;
	return { entry: reader, parameters: switchesOf(reader, wanted, reader.readsUnknown.parameters) };
}
