/** The parameters of a node as settings: of the whole run, and of each input item. */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { apiById } from '../../catalogue';
import type { ApiEntry } from '../../catalogue/types';
import { FILE_KINDS, type FileKind } from '../../evidence/exports';
import { choosesPages, parsePages, type PageSelection } from '../../media/pages';
import type { ShapeOptions } from '../../shape';
import { invoiceQuestion } from './invoice';
import { runNumbers, runSwitches } from '../../run';
import { documentInputs, type DocumentInput } from './inputs';
import { keepSourceIn, type KeepSource } from './keepSource';
import { fileFilterOf, type FileFilter } from './fileFilter';
import { bodyParameters, freeParameters, optionsOf, textsOf } from './parameters';
import { switchesOf, unknownReader, type UnknownReader } from './switches';
import { otherApi } from '../properties/otherApi';
import { Refused } from '../../refused';
import type { Asked } from '../../verification/types';

/** What one input item asks for. */
export interface Job {
	item: number;
	entry: ApiEntry;
	/** Body parameters besides file, URL and page */
	parameters: IDataObject;
	inputs: DocumentInput[];
	pages: PageSelection;
	/** Compare files with the entry's limits before sending */
	checkFiles: boolean;
	joinPages: boolean;
	/** Which of the files are documents */
	filter?: FileFilter;
	/** What reads a page on which the entry's API knows no document */
	unknown?: UnknownReader;
	joinSides: boolean;
	shape: ShapeOptions;
	/** The invoice that a check is about */
	asked?: Asked;
	keepSource?: KeepSource;
	/** Files to be made of each document */
	files: FileKind[];
	proofSheet: boolean;
	searchablePdf: boolean;
	/** Positions are for the user too, not only for files made of them */
	keepEvidence: boolean;
}

/** Reads from the first item how the run behaves; 0 calls are no limit. */
export function runSettings(context: IExecuteFunctions) {
	const options = optionsOf(context, 0);
	const number = (name: keyof typeof runNumbers) => {
		const { default: fallback, least, most } = runNumbers[name];
		const value = Number(options[name] ?? fallback);
		return Number.isFinite(value) ? Math.min(Math.max(value, least), most) : fallback;
	};
	const isOn = (name: keyof typeof runSwitches) =>
		String(options[name] ?? runSwitches[name]) === 'true';
	return {
		concurrency: Math.round(number('concurrency')),
		attempts: Math.round(number('attempts')),
		timeoutMs: number('timeout') * 1000,
		timeBudgetMs: number('timeBudget') * 1000,
		callsPerMinute: number('maxCallsPerMinute'),
		stopAfterCalls: Math.round(number('stopAfterCalls')),
		recognizeOnce: isOn('recognizeOnce'),
		rememberAnswers: isOn('rememberAnswers'),
		repeatAfterLostAnswer: isOn('repeatAfterLostAnswer'),
	};
}

/** The entry of an API by its ID; one that the catalogue does not know is called as it is, and its answer is given as it comes. */
function otherApiEntry(context: IExecuteFunctions, item: number): ApiEntry {
	const given = String(context.getNodeParameter('apiId', item, '')).trim();
	const id = given.replace(/^.*\/ocr\//, '');
	if (!/^[a-z0-9][a-z0-9-]*$/i.test(id)) {
		throw new Refused(
			given === '' ? 'The parameter "API ID" is empty' : `"${given}" is not the ID of an API`,
			'Give the last part of its path, e.g. general-text.',
		);
	}
	const field = context.getNodeParameter('fileParameter', item, 'image') as
		| 'image'
		| 'data'
		| 'none';
	const file = field === 'none' ? undefined : { ...otherApi.file!, field };
	return apiById(id) ?? { ...otherApi, id, name: id, action: `Call ${id}`, file };
}

/**
 * Reads what an item asks for. Reads no file and sends nothing.
 * @throws Refused for a parameter that cannot be used; of n8n what an expression throws
 */
export function readJob(context: IExecuteFunctions, item: number): Job {
	const operation = context.getNodeParameter('operation', item) as string;
	const free = operation === otherApi.id;
	const entry = free ? otherApiEntry(context, item) : apiById(operation);
	if (!entry) {
		throw new Refused(
			`The operation "${operation}" is not known`,
			'Choose an operation from the list.',
		);
	}
	const options = optionsOf(context, item);
	const invoice =
		entry.input === 'invoice' && !free ? invoiceQuestion(context, item, Date.now()) : undefined;
	const output = context.getNodeParameter('output', item, 'simplified') as ShapeOptions['output'];
	const fields = textsOf(context.getNodeParameter('fields', item, []));
	const files = FILE_KINDS.filter((kind) => textsOf(options.files).includes(kind));
	const proofSheet = options.proofSheet === true;
	const searchablePdf = options.searchablePdf === true;
	const wanted = {
		confidence: options.confidence === true || options.reviewBelowConfidence !== undefined,
		positions: options.includePositions === true || proofSheet || searchablePdf,
	};
	return {
		item,
		entry,
		parameters:
			invoice?.parameters ??
			(free
				? freeParameters(context, item)
				: switchesOf(entry, wanted, bodyParameters(context, item, entry))),
		inputs: entry.file
			? documentInputs(context, item)
			: [{ kind: 'parameters', name: invoice?.name }],
		pages: parsePages(
			entry.file && choosesPages(entry.file)
				? String(context.getNodeParameter('pages', item, '1'))
				: '1',
		),
		checkFiles:
			(options.checkFiles ?? runSwitches.checkFiles) === true &&
			(entry.file?.formats.length ?? 0) > 0,
		filter:
			entry.file && context.getNodeParameter('inputSource', item, '') === 'allBinary'
				? fileFilterOf(context, item)
				: undefined,
		unknown: unknownReader(entry, options.unknownDocuments, wanted),
		joinPages: options.joinPages === true,
		joinSides: options.joinSides === true,
		keepSource: keepSourceIn(options),
		files,
		proofSheet,
		searchablePdf,
		keepEvidence: options.includePositions === true,
		asked: invoice?.asked,
		shape: {
			// No field named is all of them: an answer that was paid for is not thrown away
			output: output === 'selectedFields' && fields.length === 0 ? 'simplified' : output,
			fields,
			includeLines: options.includeLines === true,
			...(Number(options.longestText) > 0 ? { longestText: Number(options.longestText) } : {}),
			...(options.confidence === true ? { confidence: true } : {}),
			...(wanted.positions ? { includePositions: true } : {}),
			...(files.some((kind) => kind === 'html' || kind === 'docx') ? { keepTables: true } : {}),
			firstRowIsHeader: options.firstRowIsHeader !== false,
			numbersInTables: options.numbersInTables === true,
			textOrder: options.textOrder === 'service' ? 'service' : 'reading',
			rowsAsItems: options.rowsAsItems === true,
			reviewBelowConfidence:
				options.reviewBelowConfidence === undefined
					? undefined
					: Number(options.reviewBelowConfidence),
		},
	};
}
