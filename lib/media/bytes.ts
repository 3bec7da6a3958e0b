/** Bytes as Latin-1 text: one character a byte, cut at the end of the file. For small regions only. */
export const latin1 = (bytes: Buffer, start: number, end?: number): string =>
	bytes.toString('latin1', start, end);
