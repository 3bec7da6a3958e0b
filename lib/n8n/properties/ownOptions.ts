import type { INodeProperties } from 'n8n-workflow';

import { switchOf } from './requests';
import { unlessTool } from './tool';

/** Raw output is the answer as it came. */
const unlessRaw = { displayOptions: { hide: { '/output': ['raw'] } } };

/** Whether a file is checked before it is sent. */
export const checkFilesOption: INodeProperties = {
	displayName: 'Check Files Before Sending',
	...switchOf('checkFiles'),
	description:
		'Whether to check format, size and pixels of a file against the limits of the API before it is sent',
	displayOptions: { hide: { '/inputSource': ['url'] } },
};

/** Files that are made beside the values. */
export const filesOption: INodeProperties = {
	displayName: 'Files',
	name: 'files',
	...unlessTool,
	type: 'multiOptions',
	options: [
		{ name: 'CSV', value: 'csv', description: 'One file for each table' },
		{ name: 'HTML', value: 'html', description: 'Text and tables with their merged cells' },
		{ name: 'Markdown', value: 'markdown', description: 'Headings, text and tables' },
		{ name: 'Text', value: 'text', description: 'Plain text' },
		{ name: 'Word Document', value: 'docx', description: 'Text and tables to work on' },
		{
			name: 'Workbook',
			value: 'xlsx',
			description: 'A sheet for each table; the workbook of the service where it sends one',
		},
	],
	default: [],
	description:
		'Files to make of each document, as binary fields: text, markdown, csv (csv_2 …), html, xlsx, docx. Not for raw output.',
};

export const proofSheetOption: INodeProperties = {
	displayName: 'Proof Sheet',
	name: 'proofSheet',
	...unlessTool,
	type: 'boolean',
	default: false,
	description:
		'Whether to add the binary field "proof", an HTML file that shows the page with the place of each value and what is in doubt. Not for raw output.',
};

export const searchablePdfOption: INodeProperties = {
	displayName: 'Searchable PDF',
	name: 'searchablePdf',
	...unlessTool,
	type: 'boolean',
	default: false,
	description:
		'Whether to add the binary field "searchable", a PDF of the file with its text invisibly in place, all pages in one. Not for raw output.',
};

export const keepSourceOption: INodeProperties = {
	displayName: 'Keep Source',
	name: 'keepSource',
	...unlessTool,
	type: 'options',
	options: [
		{
			name: 'Binary',
			value: 'binary',
			description: 'The file that was read, in the binary field that it came in',
		},
		{ name: 'Both', value: 'both', description: 'The fields and the file' },
		{
			name: 'JSON',
			value: 'json',
			description: 'The fields of the input item, under "input"',
		},
	],
	default: 'json',
	description: 'What of the input goes on with the result, also where a document was not read',
};

/** How an answer becomes items. */
export const shapeOptions = {
	includeLines: {
		displayName: 'Include Lines and Positions',
		name: 'includeLines',
		...unlessRaw,
		type: 'boolean',
		default: false,
		description: 'Whether to add each line with its confidence and its position in the picture',
	},
	firstRowIsHeader: {
		displayName: 'First Row Is Header',
		name: 'firstRowIsHeader',
		...unlessRaw,
		type: 'boolean',
		default: true,
		description:
			'Whether the first row of a table names its columns. A first row with numbers like those below it is taken for data in any case.',
	},
	numbersInTables: {
		displayName: 'Numbers in Tables',
		name: 'numbersInTables',
		...unlessRaw,
		type: 'boolean',
		default: false,
		description:
			'Whether to return plain numbers and yuan amounts in table cells as numbers. Columns with codes such as 0012 stay text.',
	},
	textOrder: {
		displayName: 'Text Order',
		name: 'textOrder',
		...unlessRaw,
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
		...unlessRaw,
		type: 'boolean',
		default: false,
		description:
			'Whether to join the only front and the only back of a card in an item into one. Where the back has no name or number, as on Chinese ID cards, only the item says that both are of one person.',
	},
	rowsAsItems: {
		displayName: 'One Item per Row',
		name: 'rowsAsItems',
		...unlessRaw,
		type: 'boolean',
		default: false,
		description: 'Whether to return one item for each row instead of one with all rows',
	},
	joinPages: {
		displayName: 'Join Pages',
		name: 'joinPages',
		...unlessRaw,
		type: 'boolean',
		default: false,
		description:
			'Whether to join the pages of a file into one item, texts and tables in page order',
	},
} satisfies Record<string, INodeProperties>;

export const longestTextOption: INodeProperties = {
	displayName: 'Longest Text (Characters)',
	name: 'longestText',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 4000,
	...unlessRaw,
	description:
		'Longer texts are cut there and say so, for AI agents that cannot take a whole page. 0 for no limit.',
};

/** What becomes of a page on which no known document is found. */
export const unknownDocumentsOption: INodeProperties = {
	displayName: 'Unknown Documents',
	name: 'unknownDocuments',
	type: 'options',
	options: [
		{
			name: 'Leave',
			value: 'leave',
			description: 'The item says that no known document was found',
		},
		{
			name: 'Read as General Text',
			value: 'generalText',
			description: 'A second call, which is billed, reads all text of the page',
		},
		{
			name: 'Read as Smart Document',
			value: 'smartDocument',
			description: 'A second call, which is billed, reads text, labels with values and tables',
		},
	],
	default: 'leave',
	description: 'What becomes of a picture or page on which no known kind of document is found',
};

export const reviewOption: INodeProperties = {
	displayName: 'Review Below Confidence',
	name: 'reviewBelowConfidence',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
	default: 0.8,
	description: 'Fields that the service is less sure of are named under "review"',
};
