/** Smaller bodies, in bytes, are not kept: new small Buffers cost little. */
const LEAST = 256 * 1024;

/** What the last run kept. Held weakly: the next full garbage collection takes it when no run is under way. */
let last: { endpoint: string; free: WeakRef<Buffer[]> } | undefined;

/**
 * Memory for large files and request bodies, used again by later runs to the same endpoint: new Buffers of megabytes
 * are what makes the garbage collector of n8n's large process run most often. Another endpoint never gets it: one that
 * answers before it has read a whole body would read the rest out of the next document.
 */
export class BodyMemory {
	/** The smallest first, so that a file does not take what a body needs */
	private readonly free: Buffer[];

	constructor(endpoint: string) {
		this.free = (last?.endpoint === endpoint && last.free.deref()) || [];
		last = { endpoint, free: new WeakRef(this.free) };
	}

	/** A Buffer of this length; its contents are anything. */
	take(length: number): Buffer {
		if (length < LEAST) return Buffer.allocUnsafe(length);
		const found = this.free.findIndex((memory) => memory.length >= length);
		if (found >= 0) return this.free.splice(found, 1)[0].subarray(0, length);
		// All are too small: one is dropped, so that the memory does not grow. A single one may be that of the files
		if (this.free.length > 1) this.free.shift();
		return Buffer.allocUnsafe(length);
	}

	/** Once for what was taken, when nothing reads it any more. */
	giveBack(body: Buffer): void {
		// Twice would give it to two documents at a time
		const isFree = this.free.some(({ buffer }) => buffer === body.buffer);
		if (body.length < LEAST || isFree) return;
		this.free.push(Buffer.from(body.buffer, body.byteOffset));
		this.free.sort((one, other) => one.length - other.length);
	}
}
