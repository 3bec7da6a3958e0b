/** Where the documents of an item come from: a binary field, all of them, a URL, or Base64. */
import type { IBinaryData, IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { decodeBase64, stripDataUrl } from '../../media/base64';
import { Refused } from '../../refused';
import { fileFilterOf } from './fileFilter';
import { loadFile } from './loadFile';
import { shownAddress, shownName } from './shownNames';

/** A document to recognize: a file that is read when its turn comes, a URL, or nothing but parameters. */
export type DocumentInput =
	| {
			kind: 'file';
			field: string;
			fileName?: string;
			/** In bytes, where n8n says it */
			size?: number;
			/** Read from another machine, such as S3 */
			remote?: boolean;
			/** Its bytes, new at each call */
			load: () => Promise<Buffer>;
	  }
	| { kind: 'url'; field: 'url'; url: string }
	| { kind: 'parameters'; name?: string };

/** The name of the document in messages: file name, URL or field. */
export const inputName = (input: DocumentInput): string | undefined => {
	if (input.kind === 'parameters') return input.name;
	if (input.kind === 'url') return shownAddress(input.url);
	return shownName(input.fileName ?? input.field);
};

const NO_FILE_REMEDY =
	'Choose the name of a binary field in the output of the previous node, or another input source. As a tool of an AI agent the node receives no files: use a URL, or an expression that points to the file.';

/** `{{ $binary.x }}` gives an object without data: finds the field that it describes. */
function fieldMeant(value: IBinaryData, { binary = {} }: INodeExecutionData): string | undefined {
	if (value.data !== undefined || value.id !== undefined) return undefined;
	const facts = ['fileName', 'mimeType', 'fileExtension', 'fileSize'] as const;
	const names = Object.keys(binary).filter((name) =>
		facts.every((fact) => binary[name][fact] === value[fact]),
	);
	return names.length === 1 ? names[0] : undefined;
}

function binaryFile(
	context: IExecuteFunctions,
	item: number,
	given: string | IBinaryData,
): DocumentInput {
	const input = context.getInputData()[item];
	const value =
		typeof given === 'object' && given !== null ? (fieldMeant(given, input) ?? given) : given;
	if (value === '' || value === undefined || value === null) {
		throw new Refused('The parameter "Input Binary Field" is empty', NO_FILE_REMEDY);
	}
	if (typeof value !== 'string' && !(typeof value === 'object' && 'mimeType' in value)) {
		throw new Refused(
			'The parameter "Input Binary Field" gives neither the name of a field nor a file',
			NO_FILE_REMEDY,
		);
	}
	if (typeof value === 'string' && !input?.binary && !value.startsWith('_files.')) {
		throw new Refused(
			`There is no file in binary field "${value}": the item has no files`,
			NO_FILE_REMEDY,
		);
	}
	if (typeof value === 'string' && input?.binary && !Object.hasOwn(input.binary, value)) {
		const names = Object.keys(input.binary).map((name) => `"${name}"`);
		throw new Refused(
			`There is no file in binary field "${value}"`,
			names.length > 0 ? `The item has ${names.join(', ')}.` : NO_FILE_REMEDY,
		);
	}
	const data = context.helpers.assertBinaryData(item, value);
	return {
		kind: 'file',
		field: typeof value === 'string' ? value : 'data',
		fileName: data.fileName,
		size: data.bytes,
		remote: Boolean(data.id) && !String(data.id).startsWith('filesystem'),
		load: async () => await loadFile(context, item, value),
	};
}

/** Names of all files of an item, also where the workflow keeps them in `json._files`. */
function binaryNames({ binary, json }: INodeExecutionData): string[] {
	if (binary) return Object.keys(binary);
	const files = json?._files as IDataObject | undefined;
	return files && typeof files === 'object'
		? Object.keys(files).map((name) => `_files.${name}`)
		: [];
}

function base64File(context: IExecuteFunctions, item: number): DocumentInput {
	const given = context.getNodeParameter('base64', item, '') as string | IBinaryData | null;
	// An expression may give a file: a tool of an AI agent gets files in no other way
	if (typeof given === 'object' && given !== null) return binaryFile(context, item, given);
	const base64 = stripDataUrl(String(given ?? ''));
	if (base64.trim() === '') {
		throw new Refused('The parameter "Base64" is empty', 'Give the file as Base64 text.');
	}
	return {
		kind: 'file',
		field: 'base64',
		load: async () => decodeBase64(base64),
	};
}

function urlDocument(url: string): DocumentInput {
	if (!/^(https?|obs):\/\/\S+$/i.test(url)) {
		throw new Refused(
			url === ''
				? 'The parameter "URL" is empty'
				: `"${shownAddress(url).slice(0, 60)}" is not an address of a file`,
			'Give an address that begins with https:// or http://.',
		);
	}
	return { kind: 'url', field: 'url', url };
}

/**
 * The documents of an item, by its input source; none of their bytes is read yet.
 * @throws Refused that says what is missing
 */
export function documentInputs(context: IExecuteFunctions, item: number): DocumentInput[] {
	// An expression may give anything, or nothing
	const parameter = (name: string) => String(context.getNodeParameter(name, item, '') ?? '');
	switch (parameter('inputSource')) {
		case 'url':
			return [urlDocument(parameter('url').trim())];
		case 'base64':
			return [base64File(context, item)];
		case 'allBinary': {
			const names = binaryNames(context.getInputData()[item]);
			if (names.length === 0 && !fileFilterOf(context, item)) {
				throw new Refused('The item has no files', NO_FILE_REMEDY);
			}
			return names.map((name) => binaryFile(context, item, name));
		}
		default: {
			const value = context.getNodeParameter('binaryPropertyName', item, 'data') as
				| string
				| IBinaryData;
			return [binaryFile(context, item, value)];
		}
	}
}
