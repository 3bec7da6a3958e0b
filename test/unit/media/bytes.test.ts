import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';

import { freeBytes } from '../../../lib/media/bytes';

const MB = 1024 * 1024;

/** Ports close in the order in which they were asked to: then the one of freeBytes is closed too. */
beforeAll(async () => {
	const { port1, port2 } = new MessageChannel();
	port2.close();
	await once(port1, 'close');
});

it('gives the memory of a large file back at once', () => {
	const before = process.memoryUsage().arrayBuffers;
	const files = Array.from({ length: 20 }, () => {
		const file = Buffer.alloc(MB);
		freeBytes(file);
		return file;
	});
	expect(files.every(({ length }) => length === 0)).toBe(true);
	expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10 * MB);
});

it('leaves bytes alone that share their memory with others', () => {
	const whole = Buffer.alloc(MB, 1);
	freeBytes(whole.subarray(10));
	expect(whole).toHaveLength(MB);
	const small = Buffer.from('small');
	freeBytes(small);
	expect(small.toString()).toBe('small');
	const shared = Buffer.from(new SharedArrayBuffer(MB));
	freeBytes(shared);
	expect(shared).toHaveLength(MB);
});
