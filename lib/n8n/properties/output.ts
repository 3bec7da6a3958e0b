import type { INodeProperties } from 'n8n-workflow';

import { apiById } from '../../catalogue';
import type { ApiEntry } from '../../catalogue/types';
import { fieldsToSelect } from '../../shape';
import { byName, titleOf } from './names';

/** What comes out: simplified, raw, or named fields of the operation. */
export const outputProperties = (entries: ApiEntry[]): INodeProperties[] => [
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{
				name: 'Raw',
				value: 'raw',
				description: "The service's answer as it came; files in it become binary fields",
			},
			{
				name: 'Selected Fields',
				value: 'selectedFields',
				description: 'Only the fields you name, typed as in simplified output',
			},
			{
				name: 'Simplified',
				value: 'simplified',
				description: 'One item a document, with dates, amounts and tables ready to use',
			},
		],
		default: 'simplified',
	},
	...entries.map((entry) => ({
		displayName: 'Fields',
		name: 'fields',
		type: 'multiOptions' as const,
		options: byName(
			fieldsToSelect(entry, apiById).map(({ name, description }) => {
				const label = titleOf(name);
				const repeats = description.toLowerCase() === label.toLowerCase();
				return { name: label, value: name, ...(repeats ? {} : { description }) };
			}),
		),
		default: [],
		description: 'Fields to put out',
		displayOptions: { show: { operation: [entry.id], output: ['selectedFields'] } },
	})),
];
