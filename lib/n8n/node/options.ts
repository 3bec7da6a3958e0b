import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { catalogue } from '../../catalogue';

/** Parameters of the service: an object in one of them is its value, not a group of options. */
const parameterNames = new Set(
	catalogue.flatMap(({ parameters }) => parameters.map(({ name }) => name)),
);

const isGroup = ([name, value]: [string, unknown]): boolean =>
	typeof value === 'object' && value !== null && !Array.isArray(value) && !parameterNames.has(name);

function flat(options: object): IDataObject {
	const entries = Object.entries(options);
	const groups = entries.filter(isGroup).map(([, group]) => flat(group as object));
	const own = Object.fromEntries(entries.filter((entry) => !isGroup(entry)));
	return Object.assign(own, ...groups) as IDataObject;
}

/**
 * The options of an item by name, without their groups. Where a name occurs twice, the one in the group wins: the
 * other is left over from a workflow of the first release.
 */
export function optionsOf(context: IExecuteFunctions, item: number): IDataObject {
	const options: unknown = context.getNodeParameter('options', item, {});
	return typeof options === 'object' && options !== null ? flat(options) : {};
}
