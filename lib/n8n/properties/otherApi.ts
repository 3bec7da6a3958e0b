/** The operation that reaches APIs which the panel does not list: an API by its ID, with parameters as JSON. */
import type { INodeProperties } from 'n8n-workflow';

import type { ApiEntry } from '../../catalogue/types';

/** An entry like those of the catalogue, with nothing known of its file, its parameters and its answer. */
export const otherApi: ApiEntry = {
	id: 'otherApi',
	category: 'document',
	name: 'Other API',
	nameZh: '',
	action: 'Call another OCR API',
	description: 'Call an OCR API by its ID, with your own parameters',
	alias: [],
	expose: 'default',
	file: { field: 'image', formats: [], minSide: 0, maxSide: Infinity, maxBase64Bytes: 10_485_760 },
	regions: [],
	confidence: 'none',
	positions: 'none',
	parameters: [],
	answer: { shape: 'any', fields: [] },
	source: '',
};

const displayOptions = { show: { operation: [otherApi.id] } };

/** Its fields beside the operation. */
export const otherApiProperties: INodeProperties[] = [
	{
		displayName: 'API ID',
		name: 'apiId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. general-text',
		description: 'Last part of the path of the API: /v2/{project_id}/ocr/{API ID}',
		displayOptions,
	},
	{
		displayName: 'File Parameter',
		name: 'fileParameter',
		type: 'options',
		options: [
			{ name: 'Data', value: 'data', description: 'The API takes the file as "data"' },
			{ name: 'Image', value: 'image', description: 'The API takes the file as "image"' },
			{ name: 'None', value: 'none', description: 'The API takes no file' },
		],
		default: 'image',
		required: true,
		description: 'Name of the body parameter that holds the file',
		displayOptions,
	},
	{
		displayName: 'Parameters',
		name: 'parameters',
		type: 'json',
		default: '{}',
		required: true,
		description: 'Further body parameters as a JSON object',
		displayOptions,
	},
];
