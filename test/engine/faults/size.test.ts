/** Answers that do not end: reading stops at 32 MB, decompressed, and the connection is closed. */
import { gzipSync } from 'node:zlib';
import { forgetSignIns } from '../forgetSignIns';
import { accessKeyCredential, emulatorIdentity } from '../emulator';
import { allClosed, endlessly, startHostileServer } from '../hostileServer';
import type { Handler, HostileServer } from '../hostileServer';
import { ask, begin, pictureItem } from '../support';

const MB = 1024 * 1024;
let server: HostileServer;

beforeEach(async () => {
	forgetSignIns();
	server = await startHostileServer();
});
afterEach(async () => await server.stop());

const request = (options: object = {}) => ({
	url: server.url,
	input: [pictureItem(1)],
	options: { attempts: 1, ...options },
	parameters: { output: 'raw' },
	credentials: {
		huaweiCloudApi: accessKeyCredential(server.url, { projectId: emulatorIdentity.projectId }),
	},
});

/** An answer of this many bytes: one long text between blanks that belong to the JSON */
const answerOf = (bytes: number): Buffer => {
	const answer = Buffer.alloc(bytes, ' ');
	answer.write('{"result":{"words_block_count":0,"words_block_list":[]}');
	answer.write('}', bytes - 1);
	return answer;
};

const zipped = (body: Buffer): Handler => {
	const payload = gzipSync(body, { level: 1 });
	return (_request, response) =>
		void response.writeHead(200, { 'content-encoding': 'gzip' }).end(payload);
};
const plain =
	(body: Buffer): Handler =>
	(_request, response) =>
		void response.writeHead(200).end(body);

it.each<[string, Handler]>([
	['without end', (_request, response) => endlessly(response, Buffer.alloc(65_536, ' '))],
	['of 33 MB', plain(answerOf(33 * MB))],
	['of little that unpacks to 40 MB', zipped(answerOf(40 * MB))],
	[
		'without end, under a status that refuses',
		(_request, response) => endlessly(response.writeHead(500), Buffer.alloc(65_536, ' ')),
	],
])('an answer %s is not read to its end', async (_name, handler) => {
	server.handler = handler;
	const { error } = await ask(request());
	expect(error.message).toMatch(/more than 32 MB|could not do its work \(HTTP 500\)/);
	expect(error.description).toMatch(/\S/);
	await allClosed(server);
	expect(server.sent()).toBeLessThan(64 * MB);
});

it.each<[string, Handler]>([
	['plain', plain(answerOf(32 * MB))],
	['compressed', zipped(answerOf(32 * MB))],
])('an answer of 32 MB is read: %s', async (_name, handler) => {
	server.handler = handler;
	const { error, outputs } = await ask(request());
	expect(error).toBeUndefined();
	expect(outputs[0][0].json).toEqual({ result: { words_block_count: 0, words_block_list: [] } });
});

it.each<[string, Handler, RegExp]>([
	[
		'breaks off within its compression',
		(_request, response) => {
			response.writeHead(200, { 'content-encoding': 'gzip' });
			response.end(gzipSync(answerOf(MB)).subarray(0, 500));
		},
		/breaks off/,
	],
	[
		'is not compressed as it says',
		(_request, response) =>
			void response.writeHead(200, { 'content-encoding': 'gzip' }).end('{"result":{}}'),
		/compressed in a way that cannot be read/,
	],
])('an answer that %s says so', async (_name, handler, words) => {
	server.handler = handler;
	const { error } = await ask(request());
	expect(error.message).toMatch(words);
});

it('an answer that drips for ever does not hold a run that is stopped', async () => {
	const arrived = new Promise<void>((done) => {
		server.handler = (_request, response) => {
			response.writeHead(200).write('{');
			done();
		};
	});
	const { done, cancel } = await begin(request());
	await arrived;
	const from = Date.now();
	cancel();
	await done;
	// A moment, and not until the timeout
	expect(Date.now() - from).toBeLessThan(8_000);
	await allClosed(server);
});
