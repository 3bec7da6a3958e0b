/** Options and parameters of a node as the user has set them. */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { catalogue } from '../../catalogue';
import type { ApiEntry, ApiParameter } from '../../catalogue/types';
import { Refused } from '../../refused';

/** Parameters of the service: an object in one of them is its value, not a group of options. */
const parameterNames = new Set(
	catalogue.flatMap(({ parameters }) => parameters.map(({ name }) => name)),
);

const isGroup = ([name, value]: [string, unknown]): boolean =>
	typeof value === 'object' && value !== null && !Array.isArray(value) && !parameterNames.has(name);

function flat(options: object): IDataObject {
	const entries = Object.entries(options);
	const groups = entries.filter(isGroup).map(([, group]) => flat(group as object));
	const ungrouped = Object.fromEntries(entries.filter((entry) => !isGroup(entry)));
	return Object.assign(ungrouped, ...groups) as IDataObject;
}

/**
 * The options of an item by name, without their groups. Where a name occurs twice, the one in the group wins: the
 * other is left over from a workflow of the first release.
 */
export function optionsOf(context: IExecuteFunctions, item: number): IDataObject {
	const options: unknown = context.getNodeParameter('options', item, {});
	return typeof options === 'object' && options !== null ? flat(options) : {};
}

const unreadable = (parameter: Pick<ApiParameter, 'label'>, wanted: string, remedy: string) =>
	new Refused(`The parameter "${parameter.label}" is not ${wanted}`, remedy);

/** JSON that was typed or that an expression gives. @throws Refused */
export function parsedJson(parameter: Pick<ApiParameter, 'label'>, value: unknown): unknown {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value);
	} catch {
		throw unreadable(parameter, 'valid JSON', 'Check quotes, commas and brackets.');
	}
}

function objectOf(parameter: ApiParameter, value: unknown): IDataObject {
	const parsed = parsedJson(parameter, value);
	if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
		throw unreadable(parameter, 'a JSON object', 'Write it as { "name": "value" }.');
	}
	return parsed as IDataObject;
}

/** Texts of a list, or of a text with commas or lines. */
export const textsOf = (value: unknown): string[] =>
	(Array.isArray(value) ? value.map(String) : String(value ?? '').split(/[,，\n]/))
		.map((text) => text.trim())
		.filter((text) => text !== '');

/** A value of the panel as the service wants it; undefined when there is nothing to send. */
function bodyValue(parameter: ApiParameter, value: unknown): unknown {
	if (value === undefined || value === null) return undefined;
	switch (parameter.type) {
		case 'boolean':
			return value === true || value === 'true';
		case 'integer': {
			const number = Number(value);
			if (!Number.isInteger(number)) throw unreadable(parameter, 'a whole number', 'Write e.g. 2.');
			return number;
		}
		case 'strings': {
			const texts = textsOf(value);
			return texts.length > 0 ? texts : undefined;
		}
		case 'object': {
			const object = objectOf(parameter, value);
			return Object.keys(object).length > 0 ? object : undefined;
		}
		case 'json': {
			const object = objectOf(parameter, value);
			return Object.keys(object).length > 0 ? JSON.stringify(object) : undefined;
		}
		default: {
			const text = String(value).trim();
			return text === '' ? undefined : text;
		}
	}
}

/**
 * The body parameters that the user set, under the service's names: of the options collection, or of the panel
 * itself where they stand beside the operation.
 * @throws Refused naming the parameter that cannot be read or is missing
 */
export function bodyParameters(
	context: IExecuteFunctions,
	item: number,
	entry: ApiEntry,
	options: IDataObject,
): IDataObject {
	const body: IDataObject = {};
	for (const parameter of entry.parameters) {
		const value = parameter.required
			? context.getNodeParameter(parameter.name, item, undefined)
			: options[parameter.name];
		const sent = bodyValue(parameter, value);
		if (sent !== undefined) body[parameter.name] = sent as IDataObject[string];
		else if (parameter.required) {
			throw new Refused(`The parameter "${parameter.label}" is empty`, parameter.description);
		}
	}
	return body;
}

/** The parameters of "Other API", any JSON object. */
export const freeParameters = (context: IExecuteFunctions, item: number): IDataObject =>
	objectOf(
		{ name: 'parameters', label: 'Parameters', description: '', type: 'object' },
		context.getNodeParameter('parameters', item, '{}'),
	);
