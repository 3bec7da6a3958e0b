import type { PdfBudget } from './budget';

/** Compressed bytes that are handed over at a time. */
const PIECE_BYTES = 16 * 1024;

/** Writes the bytes into the stream; the reader gets its errors. */
async function feed(bytes: Buffer, writer: WritableStreamDefaultWriter<Uint8Array>): Promise<void> {
	try {
		for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
			await writer.write(bytes.subarray(at, at + PIECE_BYTES));
		}
		await writer.close();
	} catch {
		// Reading has stopped, or the data are damaged
	}
}

/** Unpacks zlib data piece by piece up to the first damage; no more is unpacked than is asked for. */
export async function* inflated(bytes: Buffer): AsyncGenerator<Uint8Array> {
	const stream = new DecompressionStream('deflate');
	const writer = stream.writable.getWriter();
	const reader = stream.readable.getReader();
	void feed(bytes, writer);
	try {
		for (;;) {
			const piece = await reader.read().catch(() => undefined);
			if (!piece || piece.done) return;
			yield piece.value;
		}
	} finally {
		await reader.cancel().catch(() => undefined);
	}
}

/**
 * Unpacks zlib data up to the first damage; what came out is charged to the budget while it comes, so a small
 * file cannot grow to gigabytes. Throws OverBudget.
 */
export async function inflate(bytes: Buffer, budget: PdfBudget): Promise<Buffer> {
	const pieces: Uint8Array[] = [];
	for await (const piece of inflated(bytes)) {
		pieces.push(piece);
		// The pieces and the whole that is made of them
		budget.spend(2 * piece.length);
		await budget.rest();
	}
	return Buffer.concat(pieces);
}

/** How the rows of a table or picture were prepared before they were packed: entries of /DecodeParms. */
export interface Rows {
	predictor: number;
	columns: number;
	colors: number;
	bits: number;
}

/** The neighbour that PNG's fourth filter predicts a byte from (PNG specification, 9.4). */
export function paeth(left: number, up: number, corner: number): number {
	const guess = left + up - corner;
	// Once a byte of a picture: three constants are quicker than a list of three
	const toLeft = Math.abs(guess - left);
	const toUp = Math.abs(guess - up);
	const toCorner = Math.abs(guess - corner);
	if (toLeft <= toUp && toLeft <= toCorner) return left;
	return toUp <= toCorner ? up : corner;
}

/** What a byte needs that is computed from three others, against one that is only read. */
const PREDICTED_COST = 4;

/** Undoes the PNG predictors (10 to 15) that writers use before packing; undefined for the TIFF one. */
export async function unpredict(
	data: Buffer,
	rows: Rows,
	budget: PdfBudget,
): Promise<Buffer | undefined> {
	if (rows.predictor < 2) return data;
	const pixel = Math.max(1, (rows.colors * rows.bits) >> 3);
	const length = Math.ceil((rows.columns * rows.colors * rows.bits) / 8);
	if (rows.predictor < 10 || !(length > 0) || length > data.length) return undefined;
	const count = Math.floor(data.length / (length + 1));
	const out = Buffer.alloc(count * length);
	for (let row = 0; row < count; row++) {
		budget.spend(PREDICTED_COST * length);
		if (row % 256 === 0) await budget.rest();
		const kind = data[row * (length + 1)];
		const from = row * (length + 1) + 1;
		const to = row * length;
		for (let index = 0; index < length; index++) {
			const left = index < pixel ? 0 : out[to + index - pixel];
			const up = row === 0 ? 0 : out[to + index - length];
			let add = 0;
			if (kind === 1) add = left;
			else if (kind === 2) add = up;
			else if (kind === 3) add = (left + up) >> 1;
			else if (kind === 4) {
				add = paeth(left, up, row === 0 || index < pixel ? 0 : out[to + index - length - pixel]);
			}
			out[to + index] = data[from + index] + add;
		}
	}
	return out;
}
