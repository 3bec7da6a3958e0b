import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { nodeProperties, subtitleOf } from '../../lib/n8n/properties';

/** The node "Huawei Cloud OCR Verification": all it does and shows follows from the catalogue entries of its category. */
export class HuaweiCloudOcrVerification implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Huawei Cloud OCR Verification',
		name: 'huaweiCloudOcrVerification',
		icon: {
			light: 'file:../../icons/huaweiCloudOcrVerification.svg',
			dark: 'file:../../icons/huaweiCloudOcrVerification.dark.svg',
		},
		group: ['transform'],
		version: [1],
		// Without it n8n offers "Custom API Call" among the operations
		defaultVersion: 1,
		subtitle: subtitleOf('verification'),
		description: 'Check an invoice against the tax authority',
		defaults: { name: 'Huawei Cloud OCR Verification' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'huaweiCloudApi', required: true }],
		properties: nodeProperties('verification'),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		// Loaded with the first run: n8n loads every node at its start
		const { recognize } = await import('../../lib/n8n/node/recognize');
		return await recognize(this, this.continueOnFail());
	}
}
