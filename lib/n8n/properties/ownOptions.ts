/** The options of this package as data: what they say, and which operations have them. */
import type { INodeProperties } from 'n8n-workflow';

import type { ApiEntry, FieldType } from '../../catalogue/types';
import { runSwitches } from '../../run/defaults';
import { unlessTool } from './tool';

/** An operation: its entry, and the types of its fields at any depth. */
export interface Operation {
	entry: ApiEntry;
	types: ReadonlySet<FieldType>;
}

/** An option, and whether an operation has it. */
interface OwnOption {
	isFor: (operation: Operation) => boolean;
	property: INodeProperties;
}

const ownOptions = (all: Array<INodeProperties & Pick<OwnOption, 'isFor'>>): OwnOption[] =>
	all.map(({ isFor, ...property }) => ({ isFor, property }));

type Shown = Pick<INodeProperties, 'displayOptions'>;

/** Raw output is the answer as it came. */
const unlessRaw: Shown = { displayOptions: { hide: { '/output': ['raw'] } } };

/** A file behind a URL is not read here. */
export const unlessUrl: Shown = { displayOptions: { hide: { '/inputSource': ['url'] } } };

const switchedOff = { type: 'boolean', default: false } as const;

const hasAny =
	(...wanted: FieldType[]) =>
	({ types }: Operation): boolean =>
		wanted.some((type) => types.has(type));

const hasConfidence = ({ entry }: Operation): boolean => entry.confidence !== 'none';
const hasShape = ({ entry }: Operation): boolean => entry.answer.shape !== 'any';

/** How a document is recognized. */
export const recognitionOptions = ownOptions([
	{
		displayName: 'Check Files Before Sending',
		name: 'checkFiles',
		isFor: ({ entry }) => (entry.file?.formats.length ?? 0) > 0,
		type: 'boolean',
		default: runSwitches.checkFiles,
		...unlessUrl,
		description:
			'Whether to check format, size and pixels of a file against the limits of the API before it is sent',
	},
	{
		displayName: 'Unknown Documents',
		name: 'unknownDocuments',
		isFor: ({ entry }) => entry.answer.documents?.contentByType !== undefined,
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
	},
]);

/** What comes out beside the values, and in which form. */
export const outputOptions = ownOptions([
	{
		displayName: 'Include Lines and Positions',
		name: 'includeLines',
		isFor: hasAny('lines', 'words', 'regions'),
		...switchedOff,
		...unlessRaw,
		description: 'Whether to add each line with its confidence and its position in the picture',
	},
	{
		displayName: 'Text Order',
		name: 'textOrder',
		isFor: hasAny('lines', 'regions'),
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
		...unlessRaw,
		description: 'In which order the text blocks of a page stand in the text',
	},
	{
		displayName: 'First Row Is Header',
		name: 'firstRowIsHeader',
		isFor: hasAny('regions', 'cells'),
		type: 'boolean',
		default: true,
		...unlessRaw,
		description:
			'Whether the first row of a table names its columns. A first row with numbers like those below it is taken for data in any case.',
	},
	{
		displayName: 'Numbers in Tables',
		name: 'numbersInTables',
		isFor: hasAny('regions', 'cells'),
		...switchedOff,
		...unlessRaw,
		description:
			'Whether to return plain numbers and yuan amounts in table cells as numbers. Columns with codes such as 0012 stay text.',
	},
	{
		displayName: 'One Item per Row',
		name: 'rowsAsItems',
		isFor: hasAny('regions', 'rows'),
		...switchedOff,
		...unlessRaw,
		description: 'Whether to return one item for each row instead of one with all rows',
	},
	{
		displayName: 'Confidence',
		name: 'confidence',
		isFor: hasConfidence,
		...switchedOff,
		description: 'Whether to add how sure the service is of each value, from 0 to 1',
	},
	{
		displayName: 'Review Below Confidence',
		name: 'reviewBelowConfidence',
		isFor: hasConfidence,
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
		default: 0.8,
		description: 'Fields that the service is less sure of are named under "review"',
	},
	{
		displayName: 'Include Positions',
		name: 'includePositions',
		isFor: ({ entry }) => entry.positions !== 'none',
		...switchedOff,
		description: 'Whether to add as "evidence" where each value stands on the page, in pixels',
	},
	{
		displayName: 'Join Sides',
		name: 'joinSides',
		isFor: ({ entry }) => entry.answer.fields.some(({ side, name }) => side || name === 'side'),
		...switchedOff,
		...unlessRaw,
		description:
			'Whether to join the only front and the only back of a card in an item into one. Where the back has no name or number, as on Chinese ID cards, only the item says that both are of one person.',
	},
	{
		displayName: 'Join Pages',
		name: 'joinPages',
		isFor: ({ entry }) => entry.file?.pageParameter !== undefined,
		...switchedOff,
		...unlessRaw,
		description:
			'Whether to join the pages of a file into one item, texts and tables in page order',
	},
	{
		displayName: 'Files',
		name: 'files',
		isFor: hasShape,
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
		...unlessTool,
		description:
			'Files to make of each document, as binary fields: text, markdown, csv (csv_2 …), html, xlsx, docx. Not for raw output.',
	},
	{
		displayName: 'Proof Sheet',
		name: 'proofSheet',
		isFor: hasShape,
		...switchedOff,
		...unlessTool,
		description:
			'Whether to add the binary field "proof", an HTML file that shows the page with the place of each value and what is in doubt. Not for raw output.',
	},
	{
		displayName: 'Searchable PDF',
		name: 'searchablePdf',
		isFor: ({ entry }) => entry.searchable === true,
		...switchedOff,
		...unlessTool,
		description:
			'Whether to add the binary field "searchable", a PDF of the file with its text invisibly in place, all pages in one. Not for raw output.',
	},
	{
		displayName: 'Longest Text (Characters)',
		name: 'longestText',
		isFor: ({ entry }) => entry.answer.outcome === undefined,
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 4000,
		...unlessRaw,
		description:
			'Longer texts are cut there and say so, for AI agents that cannot take a whole page. 0 for no limit.',
	},
	{
		displayName: 'Keep Source',
		name: 'keepSource',
		isFor: () => true,
		type: 'options',
		options: [
			{
				name: 'Binary',
				value: 'binary',
				description: 'The file that was read, in the binary field that it came in',
			},
			{ name: 'Both', value: 'both', description: 'The fields and the file' },
			{ name: 'JSON', value: 'json', description: 'The fields of the input item, under "input"' },
		],
		default: 'json',
		...unlessTool,
		description: 'What of the input goes on with the result, also where a document was not read',
	},
]);
