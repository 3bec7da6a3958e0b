/** The fields of an API that is asked about an invoice: typed, or taken from a recognized one. */
import type { INodeProperties } from 'n8n-workflow';

import type { ApiEntry } from '../../catalogue/types';
import { sortedBy } from './names';
import { parameterProperty } from './parameters';

export function invoiceProperties({ id, parameters }: ApiEntry): INodeProperties[] {
	const operation = [id];
	const whenTyped = { displayOptions: { show: { operation, fieldSource: ['typed'] } } };
	const isAlways = ({ required, mayBeEmpty }: (typeof parameters)[number]) =>
		required === true && !mayBeEmpty;
	const others = parameters.filter((parameter) => !isAlways(parameter));
	return [
		{
			displayName: 'Field Source',
			name: 'fieldSource',
			type: 'options',
			noDataExpression: true,
			required: true,
			options: [
				{
					name: 'From Recognized Invoice',
					value: 'recognized',
					description:
						'An item of a Receipt, Classification or Document node. It picks what the kind of invoice needs and compares the rest with the record.',
				},
				{
					name: 'Typed Fields',
					value: 'typed',
					description: 'Values that you type or map field by field',
				},
			],
			default: 'typed',
			displayOptions: { show: { operation } },
		},
		{
			displayName: 'Recognized Invoice',
			name: 'recognizedInvoice',
			type: 'json',
			required: true,
			default: '={{ $json }}',
			description: 'The item that holds the invoice: the input item, unless you point elsewhere',
			displayOptions: { show: { operation, fieldSource: ['recognized'] } },
		},
		...parameters.filter(isAlways).map((parameter) => ({
			...parameterProperty(parameter),
			required: true,
			...whenTyped,
		})),
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: sortedBy(others.map(parameterProperty), ({ displayName }) => displayName),
			...whenTyped,
		},
		// Fields of the first release: without them n8n would drop the values of workflows made with it
		...others.map(({ name, label }) => ({
			displayName: label,
			name,
			type: 'hidden' as const,
			default: '',
			...whenTyped,
		})),
	];
}
