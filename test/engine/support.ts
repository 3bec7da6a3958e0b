/** The nodes in the real engine against the emulator, in few words. */
import { createCanvas } from '@napi-rs/canvas';
import type { INodeExecutionData, INodeType } from 'n8n-workflow';
import { HuaweiCloudApi } from '../../credentials/HuaweiCloudApi.credentials';
import { apiById } from '../../lib/catalogue';
import { accessKeyCredential } from './emulator';
import { binaryItem, runNode, startNode } from './harness';
import type { RunOptions } from './harness';

export const nodeFor = (api: string): INodeType => {
	const category = api === 'otherApi' ? 'document' : apiById(api)!.category;
	const className = `HuaweiCloudOcr${category[0].toUpperCase()}${category.slice(1)}`;
	const module = require(`../../nodes/${className}/${className}.node`);
	return new module[className]();
};

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

/** A white picture with a mark of its own, so that each has other bytes. */
export const picture = (
	mark = 0,
	width = 64,
	height = 64,
	type: 'image/png' | 'image/jpeg' = 'image/png',
): Buffer => {
	const canvas = createCanvas(width, height);
	const pen = canvas.getContext('2d');
	pen.fillStyle = '#fff';
	pen.fillRect(0, 0, width, height);
	pen.fillStyle = `rgb(${mark & 255},${(mark >> 8) & 255},${(mark >> 16) & 255})`;
	pen.fillRect(4, 4, 8, 8);
	return type === 'image/png' ? canvas.toBuffer('image/png') : canvas.toBuffer('image/jpeg', 90);
};

export const pictureItem = (mark = 0, fileName = `scan-${mark}.png`) =>
	binaryItem(picture(mark), fileName);
