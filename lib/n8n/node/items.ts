import type {
	IBinaryKeyData,
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import type { ShapedDocument, ShapeOptions } from '../../shape';

/** A document ready to be put out; its files are stored with n8n already. */
export interface ReadyDocument {
	json: IDataObject;
	binary?: IBinaryKeyData;
}

/** Where a document came from. */
export interface Source {
	item: number;
	field?: string;
	fileName?: string;
	page?: number;
	/** Pages that were joined into one document */
	pages?: number[];
}

/** What the call was. */
export interface CallFacts {
	requestId?: string;
	region: string;
	attempts: number;
	reused: boolean;
}

const stem = (name: string): string => name.replace(/\.[^.]*$/, '');

/** Hands the files of shaped documents over to n8n, so that no picture is held longer than its call. */
export async function storeFiles(
	context: IExecuteFunctions,
	documents: readonly ShapedDocument[],
	sourceName: string,
): Promise<ReadyDocument[]> {
	const ready: ReadyDocument[] = [];
	for (const { json, files } of documents) {
		const binary: IBinaryKeyData = {};
		for (const { name, data, extension, mimeType } of files) {
			const fileName = `${stem(sourceName)}-${name}.${extension}`;
			binary[name] = await context.helpers.prepareBinaryData(data, fileName, mimeType);
		}
		ready.push({ json: json as IDataObject, ...(files.length > 0 ? { binary } : {}) });
	}
	return ready;
}

const defined = (facts: object): IDataObject =>
	Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));

/** A document as an item: what was read, where it came from, what the call was. Raw stays untouched. */
export function outputItem(
	{ json, binary }: ReadyDocument,
	source: Source,
	call: CallFacts,
	{ output, fields = [] }: ShapeOptions,
): INodeExecutionData {
	const about = Object.entries({ source: defined(source), call: defined(call) });
	const wanted = about.filter(([name]) => output !== 'selectedFields' || fields.includes(name));
	return {
		json: output === 'raw' ? json : { ...json, ...Object.fromEntries(wanted) },
		...(binary ? { binary } : {}),
		pairedItem: { item: source.item },
	};
}
