import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { nodeProperties, subtitleOf } from '../../lib/n8n/properties';

/** The node "Huawei Cloud OCR Receipt": all it does and shows follows from the catalogue entries of its category. */
export class HuaweiCloudOcrReceipt implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Huawei Cloud OCR Receipt',
		name: 'huaweiCloudOcrReceipt',
		icon: {
			light: 'file:../../icons/huaweiCloudOcrReceipt.svg',
			dark: 'file:../../icons/huaweiCloudOcrReceipt.dark.svg',
		},
		group: ['transform'],
		version: [1],
		// Without it n8n offers "Custom API Call" among the operations
		defaultVersion: 1,
		subtitle: subtitleOf('receipt'),
		description: 'Read invoices, tickets, bills and bank receipts',
		defaults: { name: 'Huawei Cloud OCR Receipt' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'huaweiCloudApi', required: true }],
		properties: nodeProperties('receipt'),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		// Loaded with the first run: n8n loads every node at its start
		const { recognize } = await import('../../lib/n8n/node/recognize');
		return await recognize(this, this.continueOnFail());
	}
}
