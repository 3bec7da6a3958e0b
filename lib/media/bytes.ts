/** Bytes as Latin-1 text: one character a byte, cut at the end of the file. For small regions only. */
export const latin1 = (bytes: Buffer, start: number, end?: number): string =>
	bytes.toString('latin1', start, end);

/** Bytes; smaller files cost the garbage collector little. */
const LARGE = 65_536;

/** A closed port: what is posted to it is dropped, with all that goes along. */
const { port1: nowhere, port2 } = new MessageChannel();
port2.close();

/**
 * Gives the memory of a large file back at once; the file is empty then. Files that wait for the garbage collector make
 * it look through the whole heap of n8n after every one or two of them, which costs more than all else that is done
 * with a file. Only for bytes that nothing reads any more.
 */
export function freeBytes({ length, buffer }: Buffer): void {
	if (length < LARGE || length !== buffer.byteLength) return;
	try {
		nowhere.postMessage(undefined, [buffer as ArrayBuffer]);
	} catch {
		// Memory that is shared between threads cannot be given away, and stays
	}
}
