/** What comes out: simplified, raw, or named fields of the operation. */
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { kindsOf } from '../../catalogue';
import type { ApiEntry } from '../../catalogue/types';
// Not from ../../shape: the panel is all that n8n loads at its start
import { fieldsToSelect } from '../../shape/select';
import { byName, titleOf, withoutFullStop } from './names';
import { otherApi } from './otherApi';

type Choice = ReturnType<typeof fieldsToSelect>[number];

export const outputProperty: INodeProperties = {
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
};

/** e.g. "Date of issue (only when advanced_mode=true)"; nothing where it says no more than the label. */
function described({ description, when }: Choice, label: string): string | undefined {
	if (description.toLowerCase() === label.toLowerCase()) return when && `Only when ${when}`;
	if (!when) return description;
	const stop = description.endsWith('.') ? '.' : '';
	return `${withoutFullStop(description)} (only when ${when})${stop}`;
}

function fieldChoice(choice: Choice): INodePropertyOptions {
	const name = titleOf(choice.name);
	const description = described(choice, name);
	return { name, value: choice.name, ...(description ? { description } : {}) };
}

/** What every item has beside the fields of its document. */
const aboutItem = [
	{
		name: 'document',
		description: 'Kind of the document, as the ID of the operation that reads it',
	},
	{ name: 'review', description: 'What a person should look at, and why' },
	{ name: 'source', description: 'Item, file and page that it was read from' },
	{ name: 'call', description: 'Request ID, region and attempts of the call' },
].map(fieldChoice);

const confidence = fieldChoice({
	name: 'confidence',
	description: 'How sure the service is of each value',
	when: 'the option Confidence is on',
});

const evidence = fieldChoice({
	name: 'evidence',
	description: 'Where each value stands on the page',
	when: 'the option Include Positions is on',
});

const textOfUnknown = fieldChoice({
	name: 'text',
	description: 'Text of a document of no known kind, with Unknown Documents',
});

/** The fields that items of an operation may have, each once; none where the document names them. */
function choicesOf(entry: ApiEntry): INodePropertyOptions[] {
	const fields = fieldsToSelect(entry, kindsOf(entry)).map(fieldChoice);
	if (fields.length === 0) return [];
	const beside = [
		...aboutItem,
		...(entry.confidence === 'none' ? [] : [confidence]),
		...(entry.positions === 'none' ? [] : [evidence]),
	];
	const unknown = entry.answer.documents?.contentByType ? [textOfUnknown] : [];
	const taken = new Set(fields.map(({ value }) => value));
	return [...fields, ...unknown, ...beside.filter(({ value }) => !taken.has(value))];
}

/** The choice of fields of one operation. */
export function fieldsProperty(entry: ApiEntry): INodeProperties {
	const choices = choicesOf(entry);
	const shared = {
		displayName: 'Fields',
		name: 'fields',
		required: true,
		displayOptions: { show: { operation: [entry.id], output: ['selectedFields'] } },
	};
	if (choices.length > 0) {
		const options = byName(choices);
		return {
			...shared,
			type: 'multiOptions',
			options,
			default: [],
			description: 'Fields to return',
		};
	}
	return {
		...shared,
		type: 'string',
		default: '',
		placeholder: entry === otherApi ? 'e.g. text, rows' : 'e.g. Account, Amount',
		description: 'Names of the fields to return as the items have them, separated by commas',
	};
}
