import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { nodeProperties, subtitleOf } from '../../lib/n8n/properties';

/** The node "Huawei Cloud OCR Document": all it does and shows follows from the catalogue entries of its category. */
export class HuaweiCloudOcrDocument implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Huawei Cloud OCR Document',
		name: 'huaweiCloudOcrDocument',
		icon: {
			light: 'file:../../icons/huaweiCloudOcrDocument.svg',
			dark: 'file:../../icons/huaweiCloudOcrDocument.dark.svg',
		},
		group: ['transform'],
		version: [1],
		// Without it n8n offers "Custom API Call" among the operations
		defaultVersion: 1,
		subtitle: subtitleOf('document'),
		description: 'Parse documents into text, key-values, tables and layout',
		defaults: { name: 'Huawei Cloud OCR Document' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'huaweiCloudApi', required: true }],
		properties: nodeProperties('document'),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		// Loaded with the first run: n8n loads every node at its start
		const { recognize } = await import('../../lib/n8n/node/recognize');
		return await recognize(this, this.continueOnFail());
	}
}
