import { BodyMemory } from '../../../lib/huawei/bodyMemory';

const MB = 1024 * 1024;

it('gives memory again that came back, whole also after a smaller body, and never while it is in use', () => {
	const memory = new BodyMemory('https://ocr.example');
	const first = memory.take(3 * MB);
	expect(memory.take(2 * MB).buffer).not.toBe(first.buffer);
	memory.giveBack(first);
	const smaller = memory.take(MB);
	expect(smaller.buffer).toBe(first.buffer);
	expect(smaller).toHaveLength(MB);
	memory.giveBack(smaller);
	const whole = memory.take(3 * MB);
	expect(whole.buffer).toBe(first.buffer);
	expect(whole).toHaveLength(3 * MB);
	expect(memory.take(3 * MB).buffer).not.toBe(first.buffer);
});

it('lets go of what is too small', () => {
	const memory = new BodyMemory('https://ocr.example');
	const small = memory.take(2 * MB);
	memory.giveBack(small);
	memory.take(3 * MB);
	expect(memory.take(MB).buffer).not.toBe(small.buffer);
});

it('is shared by runs to the same endpoint only', () => {
	const memory = new BodyMemory('https://ocr.example');
	const body = memory.take(4 * MB);
	memory.giveBack(body);
	expect(new BodyMemory('https://other.example').take(MB).buffer).not.toBe(body.buffer);
});

it('is never given to two at a time, and not to small bodies', () => {
	const memory = new BodyMemory('https://once.example');
	const body = memory.take(MB);
	memory.giveBack(body);
	memory.giveBack(body);
	expect(memory.take(1000).buffer).not.toBe(body.buffer);
	expect(memory.take(MB).buffer).toBe(body.buffer);
	expect(memory.take(MB).buffer).not.toBe(body.buffer);
});
