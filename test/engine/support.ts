/** The nodes in the real engine against the emulator, in few words. */
import type { INodeExecutionData } from 'n8n-workflow';
import { HuaweiCloudApi } from '../../credentials/HuaweiCloudApi.credentials';
import { apiById } from '../../lib/catalogue';
import { accessKeyCredential } from './emulator';
import { binaryItem, runNode, startNode } from './harness';
import type { RunOptions } from './harness';
import { nodeFor, picture } from './parts';

export { nodeFor, picture };

export interface Ask extends Partial<RunOptions> {
	url: string;
	api?: string;
	input: INodeExecutionData[];
	/** Parameters beside operation, input source and options */
	parameters?: Record<string, unknown>;
	options?: Record<string, unknown>;
}

const runOptions = ({
	url,
	api = 'general-text',
	parameters,
	options,
	...rest
}: Ask): RunOptions => ({
	node: nodeFor(api),
	parameters: {
		resource: api === 'otherApi' ? undefined : apiById(api)!.resource,
		operation: api,
		inputSource: 'binary',
		binaryPropertyName: 'data',
		output: 'simplified',
		...parameters,
		options: options ?? {},
	},
	credentialTypes: [new HuaweiCloudApi()],
	credentials: { huaweiCloudApi: accessKeyCredential(url) },
	...rest,
});

/** Runs a node to its end. */
export const ask = async (request: Ask) => await runNode(runOptions(request));

/** Starts a run that can be stopped. */
export const begin = async (request: Ask) => await startNode(runOptions(request));

export const pictureItem = (mark = 0, fileName = `scan-${mark}.png`) =>
	binaryItem(picture(mark), fileName);
