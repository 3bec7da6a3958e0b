import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { apiById } from '../../catalogue';
import type { ApiEntry, Category } from '../../catalogue/types';
// Not from ../../shape: the panel is all that n8n loads at its start
import { fieldsToSelect } from '../../shape/select';
import { OTHER_API, byName, offersOtherApi, titleOf } from './names';

type Show = Record<string, string[]>;

/** "Date of issue (only when advanced_mode=true)". */
const described = (description: string, when?: string): string =>
	when ? description.replace(/(\.?)$/, ` (only when ${when})$1`) : description;

/** What every item has beside the fields of its document. */
const aboutItem: ReturnType<typeof fieldsToSelect> = [
	{
		name: 'document',
		description: 'Kind of the document, as the ID of the operation that reads it',
	},
	{ name: 'review', description: 'What a person should look at, and why' },
	{ name: 'source', description: 'Item, file and page that it was read from' },
	{ name: 'call', description: 'Request ID, region and attempts of the call' },
];

/** What an item has where an option asks for it. */
const byOption = ({ confidence, positions }: ApiEntry): typeof aboutItem => [
	...(confidence === 'none'
		? []
		: [
				{
					name: 'confidence',
					description: 'How sure the service is of each value',
					when: 'the option Confidence is on',
				},
			]),
	...(positions === 'none'
		? []
		: [
				{
					name: 'evidence',
					description: 'Where each value stands on the page',
					when: 'the option Include Positions is on',
				},
			]),
];

const textOfUnknown = {
	name: 'text',
	description: 'Text of a document of no known kind, with Unknown Documents',
};

const fieldChoices = (entry: ApiEntry): INodePropertyOptions[] => {
	const fields = fieldsToSelect(entry, apiById);
	if (fields.length === 0) return [];
	if (entry.answer.documents?.contentByType) fields.push(textOfUnknown);
	const taken = new Set(fields.map(({ name }) => name));
	const beside = [...aboutItem, ...byOption(entry)].filter(({ name }) => !taken.has(name));
	return byName(
		[...fields, ...beside].map(({ name, description, when }) => {
			const label = titleOf(name);
			const repeats = description.toLowerCase() === label.toLowerCase();
			const said = repeats ? when && `Only when ${when}` : described(description, when);
			return { name: label, value: name, ...(said ? { description: said } : {}) };
		}),
	);
};

const fieldChoice = (options: INodePropertyOptions[], show: Show): INodeProperties => ({
	displayName: 'Fields',
	name: 'fields',
	type: 'multiOptions',
	options,
	default: [],
	required: true,
	description: 'Fields to return',
	displayOptions: { show },
});

/** Where the names of the fields stand on the document, and are not known before. */
const fieldNames = (show: Show, placeholder: string): INodeProperties => ({
	displayName: 'Fields',
	name: 'fields',
	type: 'string',
	default: '',
	required: true,
	placeholder,
	description: 'Names of the fields to return as the items have them, separated by commas',
	displayOptions: { show },
});

/** What comes out: simplified, raw, or named fields of the operation. */
export const outputProperties = (category: Category, entries: ApiEntry[]): INodeProperties[] => [
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{
				name: 'Raw',
				value: 'raw',
				description: "The service's answer as it came; files in it become binary fields",
			},
			{
				name: 'Selected Fields',
				value: 'selectedFields',
				description: 'Exactly the fields you name, with the values of simplified output',
			},
			{
				name: 'Simplified',
				value: 'simplified',
				description: 'One item per document, with dates, amounts and tables ready to use',
			},
		],
		default: 'simplified',
		required: true,
	},
	...entries.flatMap((entry) => {
		const choices = fieldChoices(entry);
		const show = { operation: [entry.id], output: ['selectedFields'] };
		return choices.length === 0
			? [fieldNames(show, 'e.g. Account, Amount')]
			: [fieldChoice(choices, show)];
	}),
	...(offersOtherApi(category)
		? [fieldNames({ operation: [OTHER_API], output: ['selectedFields'] }, 'e.g. text, rows')]
		: []),
];
