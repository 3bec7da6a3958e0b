/** The collection "Options" of each operation; how requests are sent is read once a run, from its first item. */
import type { INodeProperties } from 'n8n-workflow';

import type { ApiEntry, Field, FieldType } from '../../catalogue/types';
import { runNumbers, runSwitches } from '../../run/defaults';
import { sortedBy } from './names';
import { outputOptions, recognitionOptions, unlessUrl, type Operation } from './ownOptions';
import { parameterProperty } from './parameters';

/** A number that the run reads, with its default and bounds. */
function numberOption(
	displayName: string,
	name: keyof typeof runNumbers,
	description: string,
): INodeProperties {
	const { default: value, least, most } = runNumbers[name];
	const typeOptions = { minValue: least, maxValue: most };
	return { displayName, name, type: 'number', default: value, typeOptions, description };
}

/** A switch that the run reads, with its default. */
const switchOption = (
	displayName: string,
	name: keyof typeof runSwitches,
	description: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'boolean',
	default: runSwitches[name],
	description,
});

const inGroup: INodeProperties[] = [
	numberOption(
		'Attempts',
		'attempts',
		'Most times a call is sent when the service times out or cannot be reached. A call whose answer was lost may be billed although it is sent again; Repeat After a Lost Answer decides. Throttled calls wait for their turn; with 1 nothing is repeated.',
	),
	numberOption(
		'Concurrency',
		'concurrency',
		'How many documents are sent at the same time. Results keep the order of the input.',
	),
	numberOption(
		'Max Calls per Minute',
		'maxCallsPerMinute',
		'Most calls per minute, 0 for no limit. Limits that the service reports are kept in any case.',
	),
	{
		...switchOption(
			'Recognize Identical Files Once',
			'recognizeOnce',
			'Whether files with the same bytes and parameters are sent and paid for only once in a run',
		),
		...unlessUrl,
	},
	{
		...switchOption(
			'Remember Answers',
			'rememberAnswers',
			"Whether to keep the answers in the data of this execution, so that Retry On Fail does not pay again for documents that went through. They are stored where n8n stores the execution's other data.",
		),
		...unlessUrl,
	},
	switchOption(
		'Repeat After a Lost Answer',
		'repeatAfterLostAnswer',
		'Whether a call is sent again when the connection breaks or the answer does not come in time. The service may have billed the lost call. Invoice verifications are never repeated.',
	),
	numberOption(
		'Stop After (Calls)',
		'stopAfterCalls',
		'The run ends after so many billed calls, 0 for no end. Calls that may have been billed count. Documents that were not sent say so and cost nothing.',
	),
	numberOption(
		'Time Budget (Seconds)',
		'timeBudget',
		'How long one call may take in all, including waits and further attempts',
	),
	numberOption('Timeout (Seconds)', 'timeout', 'How long one attempt waits for its answer'),
];

/** As they stood in the first release, shown where a workflow has them set: n8n would drop their values. */
const outside: INodeProperties[] = inGroup.map((option) => ({
	...option,
	displayOptions: {
		...option.displayOptions,
		show: { [option.name]: [{ _cnd: { exists: true } }] },
	},
}));

/** The group "Requests", and the same options where the first release had them. */
const withGroup = (isOffered: (option: INodeProperties) => boolean): INodeProperties[] => [
	{
		displayName: 'Requests',
		name: 'requests',
		type: 'collection',
		placeholder: 'Add request option',
		default: {},
		description: 'How requests are sent: attempts, pace, timeouts, limits and reuse of answers',
		options: inGroup.filter(isOffered),
	},
	...outside.filter(isOffered),
];

const requestOptions = withGroup(() => true);

/** For an API whose calls are never repeated. */
const requestOptionsOnce = withGroup(({ name }) => name !== 'repeatAfterLostAnswer');

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
