/** Smaller bodies, in bytes, are not kept: new small Buffers cost little. */
const LEAST = 256 * 1024;

/** What the last run kept. Held weakly: the next full garbage collection takes it when no run is under way. */
let last: { endpoint: string; free: WeakRef<Buffer[]> } | undefined;

/**
 * Memory for request bodies, used again by later runs to the same endpoint: new Buffers of megabytes are what makes the
 * garbage collector of n8n's large process run most often. It cannot be freed at once, as that of files is: a service
 * that answers before it has read a whole body leaves the rest to be sent. For the same reason another endpoint never
 * gets it: the rest would be that of the next document.
 */
export class BodyMemory {
	private readonly free: Buffer[];

	constructor(endpoint: string) {
		this.free = (last?.endpoint === endpoint && last.free.deref()) || [];
		last = { endpoint, free: new WeakRef(this.free) };
	}

	/** A Buffer of this length; its contents are anything. */
	take(length: number): Buffer {
		if (length < LEAST) return Buffer.allocUnsafe(length);
		// One that is too small is dropped, so that the memory does not grow
		const memory = this.free.pop();
		return memory && memory.length >= length
			? memory.subarray(0, length)
			: Buffer.allocUnsafe(length);
	}

	/** Once for what was taken, when nothing reads it any more. */
	giveBack(body: Buffer): void {
		// Twice would give it to two documents at a time
		const isFree = this.free.some(({ buffer }) => buffer === body.buffer);
		if (body.length < LEAST || isFree) return;
		this.free.push(Buffer.from(body.buffer, body.byteOffset));
	}
}
