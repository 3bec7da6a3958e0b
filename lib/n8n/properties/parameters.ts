/** Parameters of an API as fields of the panel. */
import type { INodeProperties, NodePropertyTypes } from 'n8n-workflow';

import type { ApiEntry, ApiParameter } from '../../catalogue/types';
import { byName } from './names';

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
