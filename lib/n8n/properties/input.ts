/** Where the file comes from, which files of an item are read, and which pages of them. */
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { ApiEntry } from '../../catalogue/types';
import { choosesPages } from '../../media/pages';
import { otherApi } from './otherApi';
import { inTool } from './tool';

type Show = Record<string, Array<string | boolean>>;

/** What leaves out the logos, invitations and signatures that mails bring. */
const filters: INodeProperties[] = [
	{
		displayName: 'Kinds of File',
		name: 'kinds',
		type: 'options',
		options: [
			{ name: 'All', value: 'any', description: 'Whatever the item has' },
			{ name: 'PDFs', value: 'pdfs', description: 'PDF, and OFD as it is used for invoices' },
			{ name: 'Pictures', value: 'pictures', description: 'JPEG, PNG, TIFF and the like' },
			{
				name: 'Pictures and PDFs',
				value: 'picturesAndPdfs',
				description: 'No calendar entries, texts or archives. The contents count, not the name.',
			},
		],
		default: 'picturesAndPdfs',
	},
	{
		displayName: 'Names',
		name: 'names',
		type: 'string',
		default: '',
		placeholder: 'e.g. *.pdf, invoice*',
		description:
			'Names of the files to read, separated by commas: * stands for any letters, ? for one',
	},
	{
		displayName: 'Smallest Side (Pixels)',
		name: 'smallestSide',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 200,
		description: 'Pictures with a shorter side are skipped: logos and icons',
	},
];

const sources: INodePropertyOptions[] = [
	{
		name: 'All Binary Files of Item',
		value: 'allBinary',
		description: 'Every file the item carries, one result each',
	},
	{
		name: 'Base64 Text',
		value: 'base64',
		description: 'The file as Base64 text, with or without a data: prefix',
	},
	{ name: 'Binary File', value: 'binary', description: 'One file of the item' },
	{
		name: 'URL',
		value: 'url',
		description: 'A public or OBS address that Huawei Cloud downloads by itself',
	},
];

const filled = (name: 'show' | 'hide', conditions: Show) =>
	Object.keys(conditions).length > 0 ? { [name]: conditions } : {};

const shownWhen = (show: Show, hide: Show): Pick<INodeProperties, 'displayOptions'> => ({
	displayOptions: { ...filled('show', show), ...filled('hide', hide) },
});

/** The input fields of a node whose operations take files; `show` and `hide` are their conditions. */
const sourceProperties = (show: Show, hide: Show): INodeProperties[] => [
	{
		displayName: 'Input Source',
		name: 'inputSource',
		type: 'options',
		options: sources,
		default: 'binary',
		required: true,
		...shownWhen(show, { ...hide, ...inTool }),
	},
	// n8n hands no files to a tool
	{
		displayName: 'Input Source',
		name: 'inputSource',
		type: 'options',
		options: sources.filter(({ value }) => value === 'url' || value === 'base64'),
		default: 'url',
		required: true,
		...shownWhen({ ...show, ...inTool }, hide),
	},
	{
		displayName: 'Input Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		placeholder: 'e.g. data',
		hint: 'The name of the input binary field containing the file to be recognized',
		...shownWhen({ ...show, inputSource: ['binary'] }, hide),
	},
	{
		displayName: 'URL',
		name: 'url',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://example.com/scan.png',
		description:
			'Address of the file. Huawei Cloud downloads it, so it has to be public, or in OBS of the same region with access for OCR.',
		...shownWhen({ ...show, inputSource: ['url'] }, hide),
	},
	{
		displayName: 'Base64',
		name: 'base64',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. iVBORw0KGgoAAAANSUhEUg...',
		description: 'Base64 text of the file. An expression may give the file itself as well.',
		...shownWhen({ ...show, inputSource: ['base64'] }, hide),
	},
	{
		displayName: 'File Filter',
		name: 'fileFilter',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		description: 'Which files of the item are read. The others are skipped and counted.',
		options: filters,
		...shownWhen({ ...show, inputSource: ['allBinary'] }, hide),
	},
];

const pagesProperty = (operation: string[]): INodeProperties => ({
	displayName: 'Pages',
	name: 'pages',
	type: 'string',
	default: '1',
	required: true,
	placeholder: 'e.g. 1-3,7-',
	description:
		'Pages of a PDF to read: numbers and ranges, "all" or "last". One call per page; pictures have one page. Operations that take pictures only read the pages that are scans.',
	displayOptions: { show: { operation } },
});

const idsOf = (entries: ApiEntry[]): string[] => entries.map(({ id }) => id);

/** The fields about the file, where operations take one. */
export function inputProperties(entries: ApiEntry[]): INodeProperties[] {
	const withFile = entries.filter(({ file }) => file);
	if (withFile.length === 0) return [];
	const withPages = withFile.filter(({ file }) => choosesPages(file!));
	// A condition that always holds would only be noise in the panel
	const hasFile: Show = withFile.length === entries.length ? {} : { operation: idsOf(withFile) };
	const noFile: Show = entries.includes(otherApi) ? { fileParameter: ['none'] } : {};
	return [
		...sourceProperties(hasFile, noFile),
		...(withPages.length === 0 ? [] : [pagesProperty(idsOf(withPages))]),
	];
}
