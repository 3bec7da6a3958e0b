/** Answers that are none: each a clear message or a right result, and the documents beside go on. */
import { createHash } from 'node:crypto';
import type { Emulator } from '../emulator';
import { startEmulator } from '../emulator';
import { binaryItem } from '../harness';
import { ask, picture } from '../support';
import { failureOf, isFailed, itemsOf } from './storms';

let emulator: Emulator;

beforeAll(async () => {
	emulator = await startEmulator(['--sample']);
});
afterAll(async () => await emulator.stop());
beforeEach(async () => await emulator.control('reset', {}));

const victim = picture(666, 200, 200);
const documentHash = createHash('sha256').update(victim).digest('hex');

const other = (mark: number) => binaryItem(picture(mark, 200, 200), `scan-${mark}.png`);

/** Three documents of which the one in the middle meets the fault. */
const run = async (fault: object, options: object = {}, api = 'general-text', match = {}) => {
	await emulator.control('faults', { match: { documentHash, ...match }, fault });
	const { outputs, error } = await ask({
		url: emulator.url,
		api,
		input: [other(1), binaryItem(victim, 'victim.png'), other(2)],
		options: { attempts: 2, ...options },
		onError: 'continueRegularOutput',
	});
	expect(error).toBeUndefined();
	return outputs[0];
};

const refused: Array<[string, object, RegExp, object?]> = [
	['JSON that breaks off', { type: 'truncate' }, /breaks off/],
	['a connection that breaks off', { type: 'truncate', cut: true }, /cut|closed|reset|broke/i],
	['a web page with 200', { type: 'html', status: 200 }, /web page|HTML/],
	['a web page with 502', { type: 'html', status: 502 }, /502/],
	['a refusal with 200', { type: 'errorBody', error_code: 'AIS.0104' }, /\(AIS\.0104\)/],
	[
		'a refusal with 200 inside the result',
		{ type: 'errorBody', error_code: 'AIS.0102', form: 'result' },
		/\(AIS\.0102\)/,
	],
	['34 million bytes', { type: 'huge', bytes: 34_000_000 }, /more than 32 MB/],
	['no result', { type: 'noResult' }, /no result/],
	['a result of null', { type: 'null' }, /no result/],
	['null', { type: 'null', whole: true }, /JSON of another kind/],
	['a list', { type: 'body', body: '[]' }, /JSON of another kind/],
	['a result that is a text', { type: 'body', body: '{"result":"ok"}' }, /result that is a string/],
	['nothing', { type: 'body', body: '' }, /nothing/],
	['nothing with 204', { type: 'body', status: 204, body: '' }, /nothing/],
	['bytes', { type: 'body', body: '\u0000\u0001\uFFFD' }, /not JSON/],
	[
		'another address',
		{ type: 'redirect', location: 'http://127.0.0.1:1/elsewhere' },
		/redirect|another address|elsewhere/i,
	],
	[
		'another address for good',
		{ type: 'redirect', status: 308, location: '/elsewhere' },
		/redirect|another address|elsewhere/i,
	],
	[
		'an unknown code',
		{ type: 'error', status: 418, error_code: 'XYZ.1', error_msg: 'I am a teapot' },
		/teapot.*\(XYZ\.1\)/,
	],
	[
		'a slow drip that outlasts the timeout',
		{ type: 'drip', chunk: 4, intervalMs: 50 },
		/in time/,
		{ timeout: 1, attempts: 1 },
	],
	['silence', { type: 'hang' }, /in time/, { timeout: 1, attempts: 1 }],
];

it.each(refused)('%s', async (_name, fault, words, ...[options]) => {
	const output = await run(fault, options);
	expect(itemsOf(output)).toEqual([0, 1, 2]);
	expect(output.map(isFailed)).toEqual([false, true, false]);
	const { message, description } = failureOf(output[1])!;
	expect(message).toMatch(/^victim\.png: .+ \[item 1\]$/);
	expect(message).toMatch(words);
	expect(message).not.toMatch(/<|error|failure|undefined|\[object/i);
	expect(message.length).toBeLessThan(300);
	expect(description).toMatch(/\S/);
});

it.each<[string, object, object?]>([
	['another content type', { type: 'contentType', value: 'text/html' }],
	[
		'a byte order mark',
		{ type: 'body', body: '\uFEFF{"result":{"words_block_count":0,"words_block_list":[]}}' },
	],
	['a slow drip within the timeout', { type: 'drip', chunk: 256, intervalMs: 20 }],
	[
		'one connection that is lost after the work was done',
		{ type: 'reset', when: 'after' },
		{ times: 1 },
	],
])('%s does not matter', async (_name, fault, ...[match]) => {
	const output = await run(fault, {}, 'general-text', match);
	expect(output.map(isFailed)).toEqual([false, false, false]);
	expect(output[1].json).toMatchObject({
		document: 'general-text',
		source: { fileName: 'victim.png' },
	});
});

it('an answer that makes too many items takes no other file of its item with it', async () => {
	const rows = Array.from({ length: 1_000 }, (_, at) => ({ name: `line ${at}` }));
	const result = { seller_address: '路 1 号 '.repeat(20_000), item_list: rows };
	await emulator.control('faults', {
		match: { documentHash },
		fault: { type: 'body', body: JSON.stringify({ result }) },
	});
	const { json } = other(1);
	const binary = {
		good: other(1).binary!.data,
		bad: binaryItem(victim, 'victim.png').binary!.data,
	};
	const { outputs } = await ask({
		url: emulator.url,
		api: 'vat-invoice',
		input: [{ json, binary }],
		parameters: { inputSource: 'allBinary' },
		options: { rowsAsItems: true },
		onError: 'continueRegularOutput',
	});
	const read = outputs[0].filter((item) => !isFailed(item));
	expect(read.length).toBeGreaterThan(0);
	expect(read[0].json).toMatchObject({ source: { fileName: 'scan-1.png' } });
	expect(outputs[0].flatMap((item) => failureOf(item)?.message ?? [])).toEqual([
		expect.stringMatching(/^victim\.png: .* more values than any document \[item 0\]$/),
	]);
});

it.each([
	'general-text',
	'general-table',
	'id-card',
	'vat-invoice',
	'passport',
	'mvs-invoice',
	'license-plate',
])('wrong types in an answer of %s stop nothing', async (api) => {
	const output = await run({ type: 'wrongTypes' }, {}, api);
	const own = output.filter((item) => (item.pairedItem as any).item === 1);
	for (const { json } of own) {
		const failure = json.error as { message: string } | undefined;
		if (failure) expect(failure.message).toMatch(/^victim\.png: .*(result|answer)/i);
		else expect(json.document).toEqual(expect.any(String));
	}
	expect(new Set(itemsOf(output))).toEqual(new Set([0, 1, 2]));
});
