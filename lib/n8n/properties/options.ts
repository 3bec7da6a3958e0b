/** The collection "Options" of each operation. */
import type { INodeProperties } from 'n8n-workflow';

import type { ApiEntry, Field, FieldType } from '../../catalogue/types';
import { sortedBy } from './names';
import { outputOptions, recognitionOptions, type Operation } from './ownOptions';
import { parameterProperty } from './parameters';
import { requestOptions, requestOptionsOnce } from './requests';

const typesIn = (fields: readonly Field[]): FieldType[] =>
	fields.flatMap((field) => [field.type, ...typesIn(field.fields ?? [])]);

/** The options of this package that an operation has. */
const optionsFor = (operation: Operation, options: typeof outputOptions): INodeProperties[] =>
	options.filter(({ isFor }) => isFor(operation)).map(({ property }) => property);

/** By name; the language to read comes first. */
const byLabel = (options: INodeProperties[]): INodeProperties[] =>
	sortedBy(options, ({ name, displayName }) => (name === 'language' ? '' : displayName));

/** The options of an operation: how it recognizes, what comes out, and as one group how requests are sent. */
export function optionsProperty(entry: ApiEntry): INodeProperties {
	const operation = { entry, types: new Set(typesIn(entry.answer.fields)) };
	// Required ones stand beside the operation, those of an invoice in a collection of their own
	const parameters = entry.parameters.filter(
		({ required }) => !required && entry.input !== 'invoice',
	);
	const recognition = [
		...parameters.map(parameterProperty),
		...optionsFor(operation, recognitionOptions),
	];
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			...byLabel(recognition),
			...byLabel(optionsFor(operation, outputOptions)),
			...(entry.neverRepeat === undefined ? requestOptions : requestOptionsOnce),
		],
		displayOptions: { show: { operation: [entry.id] } },
	};
}
