/** Turns the places of the service into boxes of one form, whatever the service calls them. */
import { isRecord, own, type Json } from './json';

export type Point = [x: number, y: number];

/** Four corners in pixels of the page as it was sent: top left, top right, bottom right, bottom left as the text runs. */
export type Box = [Point, Point, Point, Point];

/** Names of the corners in blocks, cells, tables and characters; a cell has its own beside that of its text. */
const NAMES = ['cell_location', 'table_location', 'location', 'char_location'] as const;

/**
 * The box of a location: a list of corners `[x, y]` (four as they came, any other number as the
 * rectangle around them), eight numbers in a row, or an object with left or x, top or y, width, height.
 * Undefined where it is none of these.
 */
export function boxOf(location: unknown): Box | undefined {
	if (isRecord(location)) return boxOfSides(location);
	if (!Array.isArray(location)) return undefined;
	const flat = location.length === 8 && location.every((one) => typeof one === 'number');
	const list: unknown[] = flat
		? [0, 2, 4, 6].map((at) => [location[at], location[at + 1]])
		: location;
	if (list.length < 2 || list.length > 100) return undefined;
	const points: Point[] = [];
	for (const one of list) {
		const point = pointOf(one);
		if (!point) return undefined;
		points.push(point);
	}
	if (points.length === 4) return points as Box;
	const xs = points.map(([x]) => x);
	const ys = points.map(([, y]) => y);
	return rectangle(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
}

/** The box of a text block, a table cell, a table, a formula, a part of the layout or a character. */
export function boxIn(block: unknown): Box | undefined {
	for (const name of NAMES) {
		const box = boxOf(own(block, name));
		if (box) return box;
	}
	return undefined;
}

function pointOf(value: unknown): Point | undefined {
	const [x, y] = Array.isArray(value) ? (value as unknown[]) : [own(value, 'x'), own(value, 'y')];
	return Number.isFinite(x) && Number.isFinite(y) ? [x as number, y as number] : undefined;
}

function boxOfSides(location: Json): Box | undefined {
	const [x, y, width, height] = [
		own(location, 'left') ?? own(location, 'x'),
		own(location, 'top') ?? own(location, 'y'),
		own(location, 'width'),
		own(location, 'height'),
	].map((one) => (Number.isFinite(one) ? (one as number) : NaN));
	return Number.isFinite(x + width) && Number.isFinite(y + height)
		? rectangle(x, y, x + width, y + height)
		: undefined;
}

const rectangle = (left: number, top: number, right: number, bottom: number): Box => [
	[left, top],
	[right, top],
	[right, bottom],
	[left, bottom],
];
