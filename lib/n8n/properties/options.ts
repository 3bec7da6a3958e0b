/** The collection "Options" of each operation. */
import type { INodeProperties } from 'n8n-workflow';

import type { ApiEntry, Category, Field } from '../../catalogue/types';
import { OTHER_API, offersOtherApi, sortedBy } from './names';
import { isTopLevel, parameterProperty } from './parameters';
import {
	checkFilesOption,
	filesOption,
	longestTextOption,
	unknownDocumentsOption,
	keepSourceOption,
	proofSheetOption,
	searchablePdfOption,
	reviewOption,
	shapeOptions,
} from './ownOptions';
import { requestsGroup, requestsOutside } from './requests';

const hasOption = (fields: readonly Field[], ...types: Array<Field['type']>): boolean =>
	fields.some((field) => types.includes(field.type) || hasOption(field.fields ?? [], ...types));

/** What comes out beside the values, and in which form. */
const outputOptions = ({
	answer,
	confidence,
	positions,
	file,
	searchable,
}: ApiEntry): INodeProperties[] => [
	...(hasOption(answer.fields, 'lines', 'words', 'regions') ? [shapeOptions.includeLines] : []),
	...(hasOption(answer.fields, 'lines', 'regions') ? [shapeOptions.textOrder] : []),
	...(hasOption(answer.fields, 'regions', 'cells')
		? [shapeOptions.firstRowIsHeader, shapeOptions.numbersInTables]
		: []),
	...(hasOption(answer.fields, 'regions', 'rows') ? [shapeOptions.rowsAsItems] : []),
	...(confidence === 'none' ? [] : [shapeOptions.confidence, reviewOption]),
	...(positions === 'none' ? [] : [shapeOptions.includePositions]),
	...(answer.fields.some(({ side, name }) => side || name === 'side')
		? [shapeOptions.joinSides]
		: []),
	...(file?.pageParameter ? [shapeOptions.joinPages] : []),
	...(answer.shape === 'any' ? [] : [filesOption, proofSheetOption]),
	...(searchable ? [searchablePdfOption] : []),
	...(answer.outcome ? [] : [longestTextOption]),
	keepSourceOption,
];

/** The parameters of the API under their own names, the check of files, and what reads unknown documents. */
const recognitionOptions = (entry: ApiEntry): INodeProperties[] => [
	...(entry.input === 'invoice' ? [] : entry.parameters)
		.filter((parameter) => !isTopLevel(parameter))
		.map(parameterProperty),
	...(entry.file ? [checkFilesOption] : []),
	...(entry.answer.documents?.contentByType ? [unknownDocumentsOption] : []),
];

/** By name; the language to read comes first. */
const byLabel = (options: INodeProperties[]): INodeProperties[] =>
	sortedBy(options, ({ name, displayName }) => (name === 'language' ? '' : displayName));

const collection = (
	operation: string,
	groups: INodeProperties[][],
	entry?: ApiEntry,
): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [...groups.flatMap(byLabel), requestsGroup(entry), ...requestsOutside(entry)],
	displayOptions: { show: { operation: [operation] } },
});

/** The options of each operation: how it recognizes, what comes out, and as one group how requests are sent. */
export const optionsProperties = (category: Category, entries: ApiEntry[]): INodeProperties[] => [
	...entries.map((entry) =>
		collection(entry.id, [recognitionOptions(entry), outputOptions(entry)], entry),
	),
	...(offersOtherApi(category)
		? [collection(OTHER_API, [[longestTextOption, keepSourceOption]])]
		: []),
];
