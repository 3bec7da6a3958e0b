/** Passes fields, files or both of an input item on with its results. */
import {
	deepCopy,
	type IBinaryKeyData,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { freeName } from '../../shape/values/json';
import type { Source } from './items';
import { optionsOf } from './parameters';

export type KeepSource = 'json' | 'binary' | 'both';

const KINDS: readonly unknown[] = ['json', 'binary', 'both'];

export const keepSourceIn = ({ keepSource }: IDataObject): KeepSource | undefined =>
	KINDS.includes(keepSource) ? (keepSource as KeepSource) : undefined;

/** What the user wants kept of an item whose other parameters cannot be read. */
export function keepSourceOf(context: IExecuteFunctions, item: number): KeepSource | undefined {
	try {
		return keepSourceIn(optionsOf(context, item));
	} catch {
		// An expression that fails is reported as the error of the item
		return undefined;
	}
}

/** What is kept with a row of a document, from 0: the file goes with the first row only. */
export const keptOfRow = (keep: KeepSource | undefined, row: number): KeepSource | undefined =>
	row === 0 || keep === 'json' ? keep : keep === 'both' ? 'json' : undefined;

/** The files that the item was read from; all of the input item where that is not known. */
function filesOf({ binary }: INodeExecutionData, { field, back }: Source): IBinaryKeyData {
	const names = [field, back?.field].flatMap((name) => name ?? []);
	const known = names.filter((name) => Object.hasOwn(binary ?? {}, name));
	return Object.fromEntries(
		Object.entries(binary ?? {}).filter(([name]) => known.length === 0 || known.includes(name)),
	);
}

/** The original keeps the name of its binary field; a file of this name that was made here gets another one. */
function withFiles(made: IBinaryKeyData, kept: IBinaryKeyData): IBinaryKeyData {
	const files = { ...kept };
	for (const [name, file] of Object.entries(made)) files[freeName(files, name)] = file;
	return files;
}

/**
 * An output item with what is kept of its input item. An error alone in its item keeps the fields inside: n8n takes
 * an item for an error only where it has this one key.
 */
export function withSource(
	context: IExecuteFunctions,
	item: INodeExecutionData,
	source: Source,
	keep: KeepSource | undefined,
): INodeExecutionData {
	const input = context.getInputData()[source.item];
	if (keep === undefined || input === undefined) return item;
	const kept = { ...item };
	if (keep !== 'binary') {
		const fields = deepCopy(input.json);
		const { error, ...others } = item.json;
		const alone = error !== undefined && Object.keys(others).length === 0;
		kept.json = alone
			? { error: { ...(error as IDataObject), input: fields } }
			: { ...item.json, [freeName(item.json, 'input')]: fields };
	}
	const files = keep === 'json' ? {} : filesOf(input, source);
	if (Object.keys(files).length > 0) kept.binary = withFiles(item.binary ?? {}, files);
	return kept;
}
