/** Nodes and pictures, for tests with and without the engine. */
import { createCanvas } from '@napi-rs/canvas';
import type { INodeType } from 'n8n-workflow';
import { apiById } from '../../lib/catalogue';

const nodes = new Map<string, INodeType>();

/** The node that offers an API: one for all runs, as in n8n. */
export function nodeFor(api: string): INodeType {
	const category = api === 'otherApi' ? 'document' : apiById(api)!.category;
	const className = `HuaweiCloudOcr${category[0].toUpperCase()}${category.slice(1)}`;
	const module = require(`../../nodes/${className}/${className}.node`);
	const node = nodes.get(className) ?? new module[className]();
	nodes.set(className, node);
	return node;
}

const pictures = new Map<string, Buffer>();

/** A white picture with a mark of its own, so that each has other bytes. */
export function picture(
	mark = 0,
	width = 64,
	height = 64,
	type: 'image/png' | 'image/jpeg' = 'image/png',
): Buffer {
	const name = [mark, width, height, type].join();
	const drawn = pictures.get(name) ?? draw(mark, width, height, type);
	pictures.set(name, drawn);
	return drawn;
}

function draw(mark: number, width: number, height: number, type: 'image/png' | 'image/jpeg') {
	const canvas = createCanvas(width, height);
	const pen = canvas.getContext('2d');
	pen.fillStyle = '#fff';
	pen.fillRect(0, 0, width, height);
	pen.fillStyle = `rgb(${mark & 255},${(mark >> 8) & 255},${(mark >> 16) & 255})`;
	pen.fillRect(4, 4, 8, 8);
	return type === 'image/png' ? canvas.toBuffer('image/png') : canvas.toBuffer('image/jpeg', 90);
}
