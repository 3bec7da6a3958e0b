/** What an AI agent is told about an operation, where it has the node as a tool. */
import type { INodeProperties } from 'n8n-workflow';

import type { ApiEntry } from '../../catalogue/types';
import { inReadingOrder } from '../../shape/order';
import { fieldsToSelect } from '../../shape/select';
import { withoutFullStop } from './names';
import { otherApi } from './otherApi';

/** Holds for the node that n8n makes of ours for agents. */
export const inTool = { '@tool': [true] };

/** Nothing but JSON reaches an agent. */
export const unlessTool: Pick<INodeProperties, 'displayOptions'> = {
	displayOptions: { hide: inTool },
};

/** Fields that are named; a text for a model is short. */
const FIELDS_NAMED = 8;

const GIVES =
	'If "review.needed" is true, a person should look at it. If there is "error", its message says why nothing was read and what to do.';

function wanted({ file, input, parameters }: ApiEntry): string {
	if (file) {
		return `one file (${file.formats.join(', ')}), as an address that anybody can download or as Base64 text, never as a path or a name`;
	}
	const fields = parameters.filter(({ required }) => required || input === 'invoice');
	return fields
		.map(({ label, description }) => `${label} (${withoutFullStop(description)})`)
		.join('; ');
}

/** The fields that most people look for; the others are in the documents of the node. */
function given(entry: ApiEntry): string {
	const choices = fieldsToSelect(entry).filter(({ when }) => when === undefined);
	if (choices.length === 0) return 'the labels of the document and their values';
	const chosen = choices.map(({ name }) => name);
	const names = inReadingOrder(chosen, entry.answer.fields);
	const more = names.length > FIELDS_NAMED ? ` and ${names.length - FIELDS_NAMED} more` : '';
	return `${names.slice(0, FIELDS_NAMED).join(', ')}${more}`;
}

/** What the operation does, what it wants and what it gives. */
const textFor = (entry: ApiEntry): string =>
	entry === otherApi
		? `Calls an API of Huawei Cloud OCR. ${GIVES}`
		: `${withoutFullStop(entry.description)}. Wants ${wanted(entry)}. Gives ${given(entry)}. ${GIVES}`;

/** The text of an operation. n8n's own names the node alone, and adds none where the node has one. */
export const toolDescription = (entry: ApiEntry): INodeProperties => ({
	displayName: 'Tool Description',
	name: 'toolDescription',
	type: 'string',
	typeOptions: { rows: 6 },
	default: textFor(entry),
	required: true,
	description:
		'What the agent is told about this tool. It follows the operation until you edit it.',
	displayOptions: { show: { ...inTool, operation: [entry.id] } },
});
