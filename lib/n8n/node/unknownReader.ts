import type { IDataObject } from 'n8n-workflow';

import { apiById } from '../../catalogue';
import type { ApiEntry } from '../../catalogue/types';
import { switchesOf, type Wanted } from './switches';

/** An API and its body parameters. */
export interface UnknownReader {
	entry: ApiEntry;
	parameters: IDataObject;
}

/** The API that reads unknown documents, and the switches without which it gives nothing but text. */
const READERS: Readonly<Record<string, { id: string; parameters: IDataObject }>> = {
	generalText: { id: 'general-text', parameters: {} },
	smartDocument: { id: 'smart-document-recognizer', parameters: { kv: true, table: true } },
};

/** What reads the documents that the entry's API does not know; undefined where they are left. */
export function unknownReader(
	entry: ApiEntry,
	choice: unknown,
	wanted: Wanted,
): UnknownReader | undefined {
	const reader = Object.hasOwn(READERS, String(choice)) ? READERS[String(choice)] : undefined;
	const other = reader && entry.answer.documents?.contentByType ? apiById(reader.id) : undefined;
	return other && { entry: other, parameters: switchesOf(other, wanted, reader!.parameters) };
}
