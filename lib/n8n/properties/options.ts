import type { INodeProperties } from 'n8n-workflow';

import type { ApiEntry, Category, Field } from '../../catalogue/types';
import { OTHER_API, offersOtherApi } from './names';
import { isBeside, parameterProperty } from './parameters';
import {
	batchOptions,
	fileOptions,
	keepSourceOption,
	reviewOption,
	shapeOptions,
} from './ownOptions';

const has = (fields: readonly Field[], ...types: Array<Field['type']>): boolean =>
	fields.some((field) => types.includes(field.type) || has(field.fields ?? [], ...types));

const shapingOptions = ({ answer, confidence, positions }: ApiEntry): INodeProperties[] => [
	...(has(answer.fields, 'lines', 'words', 'regions') ? [shapeOptions.includeLines] : []),
	...(has(answer.fields, 'lines', 'regions') ? [shapeOptions.textOrder] : []),
	...(has(answer.fields, 'regions', 'cells')
		? [shapeOptions.firstRowIsHeader, shapeOptions.numbersInTables]
		: []),
	...(has(answer.fields, 'regions', 'rows') ? [shapeOptions.rowsAsItems] : []),
	...(confidence === 'none' ? [] : [shapeOptions.confidence, reviewOption]),
	...(positions === 'none' ? [] : [shapeOptions.includePositions]),
	...(answer.fields.some(({ side, name }) => side || name === 'side')
		? [shapeOptions.joinSides]
		: []),
];

const pageOptions = (entry: ApiEntry): INodeProperties[] =>
	entry.file?.pageParameter ? [shapeOptions.joinPages] : [];

const collection = (operation: string, options: INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [...options].sort((a, b) => a.displayName.localeCompare(b.displayName, 'en')),
	displayOptions: { show: { operation: [operation] } },
});

/** The options of each operation: the switches of its API under their own names, and how the run behaves. */
export const optionsProperties = (category: Category, entries: ApiEntry[]): INodeProperties[] => [
	...entries.map((entry) =>
		collection(entry.id, [
			...(entry.input === 'invoice' ? [] : entry.parameters)
				.filter((parameter) => !isBeside(parameter))
				.map(parameterProperty),
			...shapingOptions(entry),
			...pageOptions(entry),
			...(entry.file ? fileOptions : []),
			keepSourceOption,
			...batchOptions,
		]),
	),
	...(offersOtherApi(category) ? [collection(OTHER_API, [keepSourceOption, ...batchOptions])] : []),
];
