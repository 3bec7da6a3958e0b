/** The panel of each node. */
import type { INodeProperties } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { apisOf } from '../../catalogue';
import type { Category } from '../../catalogue/types';
import { inputProperties } from './input';
import { invoiceProperties } from './invoice';
import { operationProperties } from './operations';
import { optionsProperties } from './options';
import { otherApiProperties } from './otherApi';
import { outputProperties } from './output';
import { ownParameterProperties } from './parameters';
import { toolProperties } from './tool';

// n8n before 1.100 lacks it, and node classes would fail with "Cannot read properties of undefined"
if (!NodeConnectionTypes) {
	throw new Error(
		'n8n-nodes-huaweicloud-ocr needs n8n 1.100 or newer, and this n8n is older. Update n8n, then restart it.',
	);
}

/** The panel of a node: everything a user sees follows from the catalogue entries of its category. */
export function nodeProperties(category: Category): INodeProperties[] {
	const entries = apisOf(category).filter((entry) => entry.expose !== 'other');
	return [
		...operationProperties(category, entries),
		...toolProperties(category, entries),
		...otherApiProperties(category),
		...inputProperties(category, entries),
		...entries.flatMap((entry) =>
			entry.input === 'invoice' ? invoiceProperties(entry) : ownParameterProperties(entry),
		),
		...outputProperties(category, entries),
		...optionsProperties(category, entries),
	];
}
