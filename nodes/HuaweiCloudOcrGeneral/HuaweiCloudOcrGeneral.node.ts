import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { nodeProperties, subtitleOf } from '../../lib/n8n/properties';

/** The node "Huawei Cloud OCR General": all it does and shows follows from the catalogue entries of its category. */
export class HuaweiCloudOcrGeneral implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Huawei Cloud OCR General',
		name: 'huaweiCloudOcrGeneral',
		icon: {
			light: 'file:../../icons/huaweiCloudOcrGeneral.svg',
			dark: 'file:../../icons/huaweiCloudOcrGeneral.dark.svg',
		},
		group: ['transform'],
		version: [1],
		// Without it n8n offers "Custom API Call" among the operations
		defaultVersion: 1,
		subtitle: subtitleOf('general'),
		description: 'Read text, tables, handwriting, web images and seals',
		defaults: { name: 'Huawei Cloud OCR General' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'huaweiCloudApi', required: true }],
		properties: nodeProperties('general'),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		// Loaded with the first run: n8n loads every node at its start
		const { recognize } = await import('../../lib/n8n/node/recognize');
		return await recognize(this, this.continueOnFail());
	}
}
