/** Parameters of an API as fields of the panel. */
import type { INodeProperties, NodePropertyTypes } from 'n8n-workflow';

import type { ApiEntry, ApiParameter } from '../../catalogue/types';
import { byName, sortedBy } from './names';

/** Type of the field, and its value where the service documents none. */
const FIELDS: Record<ApiParameter['type'], [NodePropertyTypes, INodeProperties['default']]> = {
	boolean: ['boolean', false],
	integer: ['number', 0],
	string: ['string', ''],
	strings: ['string', ''],
	object: ['json', '{}'],
	json: ['json', '{}'],
};

/** A parameter of an API as a field of the panel, under the service's own name. */
export function parameterProperty(parameter: ApiParameter): INodeProperties {
	const { name, label, description, values, placeholder } = parameter;
	const given = parameter.default as INodeProperties['default'] | undefined;
	const shared = { displayName: label, name, description, ...(placeholder ? { placeholder } : {}) };
	if (!values) {
		const [type, empty] = FIELDS[parameter.type];
		return { ...shared, type, default: given ?? empty };
	}
	const options = byName(values);
	return parameter.type === 'strings'
		? { ...shared, type: 'multiOptions', options, default: given ?? [] }
		: { ...shared, type: 'options', options, default: given ?? values[0].value };
}

/** What a call makes no sense without stands beside the operation, not among the options. */
export const ownParameterProperties = (entry: ApiEntry): INodeProperties[] =>
	entry.parameters
		.filter(({ required }) => required)
		.map((parameter) => ({
			...parameterProperty(parameter),
			required: true,
			displayOptions: { show: { operation: [entry.id] } },
		}));

/** The fields of an API that is asked about an invoice: typed, or taken from a recognized one. */
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
