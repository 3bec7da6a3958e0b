/** The panel of each node. */
import type { INodeProperties } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { apisOf } from '../../catalogue';
import type { ApiEntry, Category } from '../../catalogue/types';
import { inputProperties } from './input';
import { operationProperties } from './operations';
import { optionsProperty } from './options';
import { otherApi, otherApiProperties } from './otherApi';
import { fieldsProperty, outputProperty } from './output';
import { invoiceProperties, ownParameterProperties } from './parameters';
import { toolDescription } from './tool';

// n8n before 1.100 lacks it, and node classes would fail with "Cannot read properties of undefined"
if (!NodeConnectionTypes) {
	throw new Error(
		'n8n-nodes-huaweicloud-ocr needs n8n 1.100 or newer, and this n8n is older. Update n8n, then restart it.',
	);
}

const operationsOf = (category: Category): ApiEntry[] => [
	...apisOf(category),
	...(category === otherApi.category ? [otherApi] : []),
];

/** The panel of a node: everything a user sees follows from the catalogue entries of its category. */
export function nodeProperties(category: Category): INodeProperties[] {
	const entries = operationsOf(category).filter(({ expose }) => expose !== 'other');
	return [
		...operationProperties(category, entries),
		...entries.map(toolDescription),
		...(entries.includes(otherApi) ? otherApiProperties : []),
		...inputProperties(entries),
		...entries.flatMap((entry) =>
			entry.input === 'invoice' ? invoiceProperties(entry) : ownParameterProperties(entry),
		),
		outputProperty,
		...entries.map(fieldsProperty),
		...entries.map(optionsProperty),
	];
}

/** The expression that says in words below a node on the canvas what it does, e.g. "VAT Invoice". */
export function subtitleOf(category: Category): string {
	const names = operationsOf(category).map(({ id, name }) => [id, name]);
	return `={{ (${JSON.stringify(Object.fromEntries(names))})[$parameter["operation"]] }}`;
}
