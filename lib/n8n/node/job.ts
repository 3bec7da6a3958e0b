/** The parameters of a node as settings: of the whole run, and of each input item. */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { apiById } from '../../catalogue';
import type { ApiEntry } from '../../catalogue/types';
import { FILE_KINDS, type FileKind } from '../../evidence/exports';
import { choosesPages, parsePages } from '../../media/pages';
import type { ShapeOptions } from '../../shape';
import { invoiceQuestion } from './invoice';
import { runNumbers, runSwitches } from '../../run';
import { documentInputs, type DocumentInput } from './inputs';
import { keepSourceIn } from './keepSource';
import { fileFilterOf } from './fileFilter';
import { bodyParameters, freeParameters, optionsOf, textsOf } from './parameters';
import { switchesOf, unknownReader } from './switches';
import { otherApi } from '../properties/otherApi';
import { Refused } from '../../refused';

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

const filesIn = ({ files }: IDataObject): FileKind[] =>
	FILE_KINDS.filter((kind) => textsOf(files).includes(kind));

/** How the answer becomes items. */
function shapeOf(
	context: IExecuteFunctions,
	item: number,
	options: IDataObject,
	includePositions: boolean,
): ShapeOptions {
	const output = context.getNodeParameter('output', item, 'simplified') as ShapeOptions['output'];
	const fields = textsOf(context.getNodeParameter('fields', item, []));
	const threshold = options.reviewBelowConfidence;
	return {
		// No field named is all of them: an answer that was paid for is not thrown away
		output: output === 'selectedFields' && fields.length === 0 ? 'simplified' : output,
		fields,
		includeLines: options.includeLines === true,
		longestText: Number(options.longestText) > 0 ? Number(options.longestText) : undefined,
		confidence: options.confidence === true,
		includePositions,
		keepTables: filesIn(options).some((kind) => kind === 'html' || kind === 'docx'),
		firstRowIsHeader: options.firstRowIsHeader !== false,
		numbersInTables: options.numbersInTables === true,
		textOrder: options.textOrder === 'service' ? 'service' : 'reading',
		rowsAsItems: options.rowsAsItems === true,
		reviewBelowConfidence: threshold === undefined ? undefined : Number(threshold),
	};
}

/**
 * Reads what an item asks for. Reads no file and sends nothing.
 * @throws Refused for a parameter that cannot be used; of n8n what an expression throws
 */
export function readJob(context: IExecuteFunctions, item: number) {
	const operation = context.getNodeParameter('operation', item) as string;
	const free = operation === otherApi.id;
	const entry = free ? otherApiEntry(context, item) : apiById(operation);
	if (!entry) {
		throw new Refused(
			`The operation "${operation}" is not known`,
			'Choose an operation from the list.',
		);
	}
	const { file, input } = entry;
	const options = optionsOf(context, item);
	const invoice =
		input === 'invoice' && !free ? invoiceQuestion(context, item, Date.now()) : undefined;
	const [proofSheet, searchablePdf] = [options.proofSheet === true, options.searchablePdf === true];
	const wanted = {
		confidence: options.confidence === true || options.reviewBelowConfidence !== undefined,
		positions: options.includePositions === true || proofSheet || searchablePdf,
	};
	const parameters =
		invoice?.parameters ??
		(free
			? freeParameters(context, item)
			: switchesOf(entry, wanted, bodyParameters(context, item, entry, options)));
	const inputs: DocumentInput[] = file
		? documentInputs(context, item)
		: [{ kind: 'parameters', name: invoice?.name }];
	const pages = file && choosesPages(file) ? context.getNodeParameter('pages', item, '1') : '1';
	const isAllBinary = context.getNodeParameter('inputSource', item, '') === 'allBinary';
	return {
		item,
		entry,
		/** Body parameters besides file, URL and page */
		parameters,
		inputs,
		pages: parsePages(String(pages)),
		/** Compare files with the entry's limits before sending */
		checkFiles:
			(options.checkFiles ?? runSwitches.checkFiles) === true && (file?.formats.length ?? 0) > 0,
		joinPages: options.joinPages === true,
		/** Which of the files are documents */
		filter: file && isAllBinary ? fileFilterOf(context, item) : undefined,
		/** What reads a page on which the entry's API knows no document */
		unknown: unknownReader(entry, options.unknownDocuments, wanted),
		joinSides: options.joinSides === true,
		shape: shapeOf(context, item, options, wanted.positions),
		/** The invoice that a check is about */
		asked: invoice?.asked,
		keepSource: keepSourceIn(options),
		/** Files to be made of each document */
		files: filesIn(options),
		proofSheet,
		searchablePdf,
		/** Positions are for the user too, not only for files made of them */
		keepEvidence: options.includePositions === true,
	};
}

/** What one input item asks for. */
export type Job = ReturnType<typeof readJob>;
