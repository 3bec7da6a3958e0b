/** Parameters of an API as fields of the panel. */
import type { INodeProperties, NodePropertyTypes } from 'n8n-workflow';

import type { ApiEntry, ApiParameter } from '../../catalogue/types';
import { byName } from './names';

const types: Record<ApiParameter['type'], NodePropertyTypes> = {
	boolean: 'boolean',
	integer: 'number',
	string: 'string',
	strings: 'string',
	object: 'json',
	json: 'json',
};

const emptyOf = (parameter: ApiParameter): INodeProperties['default'] => {
	switch (parameter.type) {
		case 'boolean':
			return false;
		case 'integer':
			return 0;
		case 'object':
		case 'json':
			return '{}';
		default:
			return '';
	}
};

/** A parameter of an API as a field of the panel, under the service's own name. */
export function parameterProperty(parameter: ApiParameter): INodeProperties {
	const { name, label, description, values, placeholder } = parameter;
	const shared = { displayName: label, name, description, ...(placeholder ? { placeholder } : {}) };
	if (values && (parameter.type === 'string' || parameter.type === 'strings')) {
		const options = byName(values.map((value) => ({ ...value })));
		return parameter.type === 'string'
			? {
					...shared,
					type: 'options',
					options,
					default: (parameter.default as string | undefined) ?? values[0].value,
				}
			: {
					...shared,
					type: 'multiOptions',
					options,
					default: [...((parameter.default as readonly string[] | undefined) ?? [])],
				};
	}
	return {
		...shared,
		type: types[parameter.type],
		default: (parameter.default as INodeProperties['default']) ?? emptyOf(parameter),
	};
}

/** Whether a parameter stands beside the operation and not among the options: what a call makes no sense without. */
export const isTopLevel = (parameter: ApiParameter): boolean => parameter.required === true;

/** The parameters beside the operation as fields of the panel. */
export const ownParameterProperties = (entry: ApiEntry): INodeProperties[] =>
	entry.parameters.filter(isTopLevel).map((parameter) => ({
		...parameterProperty(parameter),
		required: true,
		displayOptions: { show: { operation: [entry.id] } },
	}));
