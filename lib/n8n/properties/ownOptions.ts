import type { INodeProperties } from 'n8n-workflow';

import { runNumbers, runSwitches } from '../../run/defaults';

/** Default and bounds of a number that the run reads. */
const numberOf = (
	name: keyof typeof runNumbers,
): Pick<INodeProperties, 'name' | 'type' | 'default' | 'typeOptions'> => {
	const { default: value, least, most } = runNumbers[name];
	return { name, type: 'number', default: value, typeOptions: { minValue: least, maxValue: most } };
};

const switchOf = (
	name: keyof typeof runSwitches,
): Pick<INodeProperties, 'name' | 'type' | 'default'> => ({
	name,
	type: 'boolean',
	default: runSwitches[name],
});

/** How the documents of a run are sent. Read once a run, from its first item. */
export const batchOptions: INodeProperties[] = [
	{
		displayName: 'Attempts',
		...numberOf('attempts'),
		description:
			'Most times a call is sent when the service times out or cannot be reached. A call whose answer was lost may be billed although it is sent again; Repeat After a Lost Answer decides. Throttled calls wait for their turn; with 1 nothing is repeated.',
	},
	{
		displayName: 'Concurrency',
		...numberOf('concurrency'),
		description:
			'How many documents are sent at the same time. Results keep the order of the input.',
	},
	{
		displayName: 'Max Calls per Minute',
		...numberOf('maxCallsPerMinute'),
		description:
			'Most calls per minute, 0 for no limit. Limits that the service reports are kept in any case.',
	},
	{
		displayName: 'Recognize Identical Files Once',
		...switchOf('recognizeOnce'),
		description:
			'Whether files with the same bytes and parameters are sent and paid for only once in a run',
	},
	{
		displayName: 'Remember Answers',
		...switchOf('rememberAnswers'),
		description:
			"Whether to keep the answers in the data of this execution, so that Retry On Fail does not pay again for documents that went through. They are stored where n8n stores the execution's other data.",
	},
	{
		displayName: 'Repeat After a Lost Answer',
		...switchOf('repeatAfterLostAnswer'),
		description:
			'Whether a call is sent again when the connection breaks or the answer does not come in time. The service may have billed the lost call. Invoice verifications are never repeated.',
	},
	{
		displayName: 'Stop After (Calls)',
		...numberOf('stopAfterCalls'),
		description:
			'The run ends after so many billed calls, 0 for no end. Calls that may have been billed count. Documents that were not sent say so and cost nothing.',
	},
	{
		displayName: 'Time Budget (Seconds)',
		...numberOf('timeBudget'),
		description: 'How long one call may take in all, including waits and further attempts',
	},
	{
		displayName: 'Timeout (Seconds)',
		...numberOf('timeout'),
		description: 'How long one attempt waits for its answer',
	},
];

/** What is looked at before a file is sent. */
export const fileOptions: INodeProperties[] = [
	{
		displayName: 'Check Files Before Sending',
		...switchOf('checkFiles'),
		description:
			'Whether to check format, size and pixels of a file against the limits of the API before it is sent',
	},
];

/** What goes out beside the values. */
export const keepSourceOption: INodeProperties = {
	displayName: 'Keep Source',
	name: 'keepSource',
	type: 'options',
	options: [
		{
			name: 'JSON',
			value: 'json',
			description: 'The fields of the input item, under "input"',
		},
		{
			name: 'Binary',
			value: 'binary',
			description: 'The file that was read, in the binary field that it came in',
		},
		{ name: 'Both', value: 'both', description: 'The fields and the file' },
	],
	default: 'json',
	description: 'What of the input goes on with the result, also where a document was not read',
};

/** How an answer becomes items. */
export const shapeOptions = {
	includeLines: {
		displayName: 'Include Lines and Positions',
		name: 'includeLines',
		type: 'boolean',
		default: false,
		description: 'Whether to add each line with its confidence and its position in the picture',
	},
	firstRowIsHeader: {
		displayName: 'First Row Is Header',
		name: 'firstRowIsHeader',
		type: 'boolean',
		default: true,
		description:
			'Whether the first row of a table names its columns. A first row with numbers like those below it is taken for data in any case.',
	},
	numbersInTables: {
		displayName: 'Numbers in Tables',
		name: 'numbersInTables',
		type: 'boolean',
		default: false,
		description:
			'Whether to return plain numbers and yuan amounts in table cells as numbers. Columns with codes such as 0012 stay text.',
	},
	textOrder: {
		displayName: 'Text Order',
		name: 'textOrder',
		type: 'options',
		options: [
			{
				name: 'Reading Order',
				value: 'reading',
				description: 'Column after column, the words of one line on one line',
			},
			{
				name: 'Service Order',
				value: 'service',
				description: 'As the service sends it, one text block a line',
			},
		],
		default: 'reading',
		description: 'In which order the text blocks of a page stand in the text',
	},
	confidence: {
		displayName: 'Confidence',
		name: 'confidence',
		type: 'boolean',
		default: false,
		description: 'Whether to add how sure the service is of each value, from 0 to 1',
	},
	includePositions: {
		displayName: 'Include Positions',
		name: 'includePositions',
		type: 'boolean',
		default: false,
		description: 'Whether to add as "evidence" where each value stands on the page, in pixels',
	},
	joinSides: {
		displayName: 'Join Sides',
		name: 'joinSides',
		type: 'boolean',
		default: false,
		description:
			'Whether to join the front and the back of one card, in two files of an item, into one item',
	},
	rowsAsItems: {
		displayName: 'One Item per Row',
		name: 'rowsAsItems',
		type: 'boolean',
		default: false,
		description: 'Whether to return one item for each row instead of one with all rows',
	},
	joinPages: {
		displayName: 'Join Pages',
		name: 'joinPages',
		type: 'boolean',
		default: false,
		description:
			'Whether to join the pages of a file into one item, texts and tables in page order',
	},
} satisfies Record<string, INodeProperties>;

export const reviewOption: INodeProperties = {
	displayName: 'Review Below Confidence',
	name: 'reviewBelowConfidence',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
	default: 0.8,
	description: 'Fields that the service is less sure of are named under "review"',
};
