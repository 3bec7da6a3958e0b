/** Tables: a grid of ruled lines, or columns told apart by the gaps between blocks. */
import { partsOf } from './ink.mjs';
import { rowsOfBoxes } from './lines.mjs';

const NEAR = 7;

/** Positions of lines that lie within a few pixels of one another become one. */
function clustered(segments) {
	const clusters = [];
	for (const segment of [...segments].sort((a, b) => a.at - b.at)) {
		const last = clusters.at(-1);
		if (last && segment.at - last.at < NEAR) {
			last.length += segment.length;
			last.at = (last.at * last.count + segment.at) / (last.count + 1);
			last.count++;
		} else clusters.push({ ...segment, count: 1 });
	}
	return clusters;
}

/** Is the ruled line at `at` there between `from` and `to`? `value(at, along)` looks into the mask. */
function ruledBetween(value, at, from, to) {
	const [start, end] = [Math.round(from) + NEAR, Math.round(to) - NEAR];
	if (end <= start) return true;
	let seen = 0;
	for (let along = start; along < end; along++) {
		for (let aside = -NEAR; aside <= NEAR; aside++)
			if (value(Math.round(at) + aside, along)) {
				seen++;
				break;
			}
	}
	return seen / (end - start) > 0.6;
}

/** Cells of a grid: neighbours without a line between them are one cell. */
function cellsOf(rows, columns, across, down) {
	const [height, width] = [rows.length - 1, columns.length - 1];
	const owner = Array.from({ length: height * width }, (_, i) => i);
	const root = (i) => (owner[i] === i ? i : root(owner[i]));
	for (let r = 0; r < height; r++)
		for (let c = 0; c < width; c++) {
			const here = r * width + c;
			if (c + 1 < width && !ruledBetween(down, columns[c + 1], rows[r], rows[r + 1]))
				owner[root(here + 1)] = root(here);
			if (r + 1 < height && !ruledBetween(across, rows[r + 1], columns[c], columns[c + 1]))
				owner[root(here + width)] = root(here);
		}
	const cells = new Map();
	for (let i = 0; i < owner.length; i++) {
		const cell = cells.get(root(i)) ?? { rows: new Set(), columns: new Set() };
		cell.rows.add(Math.floor(i / width));
		cell.columns.add(i % width);
		cells.set(root(i), cell);
	}
	return [...cells.values()].map((cell) => {
		const [r, c] = [[...cell.rows], [...cell.columns]];
		return {
			rows: r,
			columns: c,
			x0: Math.round(columns[Math.min(...c)]),
			y0: Math.round(rows[Math.min(...r)]),
			x1: Math.round(columns[Math.max(...c) + 1]),
			y1: Math.round(rows[Math.max(...r) + 1]),
		};
	});
}

const inside = (block, box) => {
	const [x, y] = [(block.x0 + block.x1) / 2, (block.y0 + block.y1) / 2];
	return x > box.x0 && x < box.x1 && y > box.y0 && y < box.y1;
};

/**
 * Ruled tables of a scan, from top to bottom.
 * @returns {Array<{ x0: number, y0: number, x1: number, y1: number, cells: Array<{ rows: number[], columns: number[],
 *   x0: number, y0: number, x1: number, y1: number, blocks: object[] }> }>} blocks: what is written in the cell
 */
export function ruledTables({ page, found, blocks }) {
	const { width, height } = page;
	const { across, down } = found.rules;
	const both = across.map((value, i) => (value || down[i] ? 1 : 0));
	const tables = [];
	const [acrossParts, downParts] = [across, down].map((mask) => partsOf(mask, width, height).parts);
	for (const frame of partsOf(both, width, height).parts) {
		const [w, h] = [frame.x1 - frame.x0, frame.y1 - frame.y0];
		if (w < found.textHeight * 5 || h < found.textHeight * 2) continue;
		const within = (parts) =>
			parts.filter(
				(part) =>
					part.x0 >= frame.x0 && part.x1 <= frame.x1 && part.y0 >= frame.y0 && part.y1 <= frame.y1,
			);
		const rows = clustered(
			within(acrossParts).map((part) => ({
				at: (part.y0 + part.y1) / 2,
				length: part.x1 - part.x0,
			})),
		).map((line) => line.at);
		const columns = clustered(
			within(downParts).map((part) => ({ at: (part.x0 + part.x1) / 2, length: part.y1 - part.y0 })),
		).map((line) => line.at);
		if (rows.length < 3 || columns.length < 3) continue;
		const cells = cellsOf(
			rows,
			columns,
			(y, x) => across[y * width + x],
			(x, y) => down[y * width + x],
		);
		const { x0, y0, x1, y1 } = frame;
		tables.push({
			x0,
			y0,
			x1,
			y1,
			cells: cells.map((cell) => ({
				...cell,
				blocks: blocks.filter((block) => inside(block, cell)),
			})),
		});
	}
	return tables.sort((a, b) => a.y0 - b.y0);
}

/** Tables without lines: three or more rows, mostly of three blocks or more; columns where blocks lie above one another. */
export function openTables(blocks) {
	const tables = [];
	let run = [];
	const finish = () => {
		const wide = run.filter((row) => row.length >= 3).length;
		if (run.length >= 3 && wide * 2 > run.length) tables.push(openTable(run));
		run = [];
	};
	for (const row of rowsOfBoxes(blocks)) {
		// A step much larger than the last one ends the table
		const steps = [...run, row].slice(-3).map((each) => each[0].y1);
		if (steps.length === 3 && steps[2] - steps[1] > (steps[1] - steps[0]) * 1.5) finish();
		if (row.length >= 2) run.push(row);
		else finish();
	}
	finish();
	return tables;
}

function openTable(rows) {
	const columns = [];
	for (const block of rows.flat().sort((a, b) => a.x1 - a.x0 - (b.x1 - b.x0))) {
		const home = columns.filter((column) => block.x0 < column.x1 && block.x1 > column.x0);
		if (home.length === 0) columns.push({ x0: block.x0, x1: block.x1 });
		else if (home.length === 1) {
			home[0].x0 = Math.min(home[0].x0, block.x0);
			home[0].x1 = Math.max(home[0].x1, block.x1);
		}
	}
	columns.sort((a, b) => a.x0 - b.x0);
	const cells = rows.flatMap((row, r) =>
		row.map((block) => ({
			rows: [r],
			columns: columns.flatMap((column, c) =>
				block.x0 < column.x1 && block.x1 > column.x0 ? [c] : [],
			),
			x0: block.x0,
			y0: block.y0,
			x1: block.x1,
			y1: block.y1,
			blocks: [block],
		})),
	);
	return {
		x0: Math.min(...cells.map((cell) => cell.x0)),
		y0: Math.min(...cells.map((cell) => cell.y0)),
		x1: Math.max(...cells.map((cell) => cell.x1)),
		y1: Math.max(...cells.map((cell) => cell.y1)),
		cells,
	};
}

/** Text of a cell: its lines below one another, blocks of a line side by side. */
export const cellText = (cell) =>
	rowsOfBoxes(cell.blocks)
		.map((row) => row.map((block) => block.text).join(' '))
		.join('\n');
