/** Reads the file of an item from n8n's storage. */
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import type { Take } from '../../huawei/requestBody';
import { Refused } from '../../refused';
import { readStream, type ByteStream } from '../stream';

/** Files of so many bytes and more are large */
export const LARGE = 1_000_000;

/** Larger files are not read into kept memory: a size that n8n names wrongly must not take all of it */
const LARGEST_KEPT = 32_000_000;

/** Bytes that n8n reads at a time: 64 kB would cost a third more processor time a file of 7 MB */
const CHUNK = 1_048_576;

const isKept = (size: unknown): size is number =>
	Number.isSafeInteger(size) && (size as number) >= LARGE && (size as number) <= LARGEST_KEPT;

/** The next step where a file has no bytes. */
export const EMPTY_FILE_REMEDY =
	'Look at the output of the previous node: the file may not have been downloaded or written completely.';

const LOST_FILE_REMEDY =
	'Run the workflow again from the node that creates the file: n8n deletes the files of executions after a while.';

/** The bytes behind the id; undefined where they are more than n8n says. */
async function readStored(
	{ helpers }: IExecuteFunctions,
	id: string,
	size: number,
	take: Take,
): Promise<Buffer | undefined> {
	const stream = (await helpers.getBinaryStream(id, CHUNK)) as ByteStream;
	// Only now: meanwhile the file before has given its memory back
	const memory = take(size);
	let length = 0;
	const fits = await readStream(stream, (chunk) => {
		if (length + chunk.length > memory.length) return false;
		memory.set(chunk, length);
		length += chunk.length;
		return true;
	});
	return fits ? memory.subarray(0, length) : undefined;
}

async function readFile(
	context: IExecuteFunctions,
	item: number,
	value: string | IBinaryData,
	take?: Take,
): Promise<Buffer> {
	const { id, data, bytes: size = 0 } = context.helpers.assertBinaryData(item, value);
	if (take && id && isKept(size)) {
		const bytes = await readStored(context, id, size, take);
		if (bytes) return bytes;
	}
	if (take && !id && isKept(Buffer.byteLength(data, 'base64'))) {
		const memory = take(Buffer.byteLength(data, 'base64'));
		return memory.subarray(0, memory.write(data, 'base64'));
	}
	return await context.helpers.getBinaryDataBuffer(item, value);
}

/**
 * The bytes of a file of an item.
 * @param value name of the binary field, or the file itself
 * @param take memory for a large file, used again for the next one: new Buffers of megabytes are what makes the
 * garbage collector of n8n's large process run most often
 * @throws Refused where n8n has no bytes
 */
export async function loadFile(
	context: IExecuteFunctions,
	item: number,
	value: string | IBinaryData,
	take?: Take,
): Promise<Buffer> {
	const { id, data } = context.helpers.assertBinaryData(item, value);
	if (!id && typeof data !== 'string') {
		throw new Refused('The file has no contents', EMPTY_FILE_REMEDY);
	}
	return await readFile(context, item, value, take).catch((thrown: Error) => {
		throw new Refused(
			`n8n cannot read the file from its storage: ${thrown.message}`,
			LOST_FILE_REMEDY,
		);
	});
}
