import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { nodeProperties, subtitleOf } from '../../lib/n8n/properties';

/** The node "Huawei Cloud OCR Domain": all it does and shows follows from the catalogue entries of its category. */
export class HuaweiCloudOcrDomain implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Huawei Cloud OCR Domain',
		name: 'huaweiCloudOcrDomain',
		icon: {
			light: 'file:../../icons/huaweiCloudOcrDomain.svg',
			dark: 'file:../../icons/huaweiCloudOcrDomain.dark.svg',
		},
		group: ['transform'],
		version: [1],
		// Without it n8n offers "Custom API Call" among the operations
		defaultVersion: 1,
		subtitle: subtitleOf('domain'),
		description: 'Read financial statements, insurance policies and waybills',
		defaults: { name: 'Huawei Cloud OCR Domain' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'huaweiCloudApi', required: true }],
		properties: nodeProperties('domain'),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		// Loaded with the first run: n8n loads every node at its start
		const { recognize } = await import('../../lib/n8n/node/recognize');
		return await recognize(this, this.continueOnFail());
	}
}
