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

/** Switches, choices and numbers always have a value; the others are not sent while they are empty. */
const mayStayEmpty = ({ type, values }: ApiParameter): boolean =>
	values === undefined && type !== 'boolean' && type !== 'integer';

/**
 * Whether a parameter stands beside the operation and not among the options: what a call makes no sense without, and
 * what is typed in where there is no file to look at. What has a value from the start is only sent as an option.
 */
export const isBeside = (entry: ApiEntry, parameter: ApiParameter): boolean =>
	parameter.required === true || (entry.file === undefined && mayStayEmpty(parameter));

/** The parameters beside the operation as fields of the panel. */
export const ownParameterProperties = (entry: ApiEntry): INodeProperties[] =>
	entry.parameters
		.filter((parameter) => isBeside(entry, parameter))
		.map((parameter) => ({
			...parameterProperty(parameter),
			...(parameter.required && !parameter.mayBeEmpty ? { required: true } : {}),
			displayOptions: { show: { operation: [entry.id] } },
		}));
