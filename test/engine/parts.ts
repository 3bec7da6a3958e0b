/** Nodes and pictures, for tests with and without the engine. */
import { createCanvas } from '@napi-rs/canvas';
import type { INodeType } from 'n8n-workflow';
import { apiById } from '../../lib/catalogue';

export const nodeFor = (api: string): INodeType => {
	const category = api === 'otherApi' ? 'document' : apiById(api)!.category;
	const className = `HuaweiCloudOcr${category[0].toUpperCase()}${category.slice(1)}`;
	const module = require(`../../nodes/${className}/${className}.node`);
	return new module[className]();
};

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
