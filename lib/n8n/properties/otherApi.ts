import type { INodeProperties } from 'n8n-workflow';

import type { Category } from '../../catalogue/types';
import { OTHER_API, offersOtherApi } from './names';

const show = { operation: [OTHER_API] };

/** The fields of "Other API": an API by its ID, with parameters as JSON. */
export const otherApiProperties = (category: Category): INodeProperties[] =>
	offersOtherApi(category)
		? [
				{
					displayName: 'API ID',
					name: 'apiId',
					type: 'string',
					default: '',
					required: true,
					placeholder: 'e.g. general-text',
					description: 'Last part of the path of the API: /v2/{project_id}/ocr/{API ID}',
					displayOptions: { show },
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
					displayOptions: { show },
				},
				{
					displayName: 'Parameters',
					name: 'parameters',
					type: 'json',
					default: '{}',
					required: true,
					description: 'Further body parameters as a JSON object',
					displayOptions: { show },
				},
			]
		: [];
