/** What arrives is what was signed, whatever the service does while a body is sent to it. */
import { createHash } from 'node:crypto';
import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { createServer, type AddressInfo, type Socket } from 'node:net';

import { accessKeyCredential, emulatorIdentity } from '../emulator';
import { binaryItem } from '../harness';
import { ask, picture } from '../support';

const ANSWER = JSON.stringify({ result: { words_block_count: 0, words_block_list: [] } });

/** Large enough for a body that no socket takes at once */
const MB = 1024 * 1024;
const file = (mark: number) =>
	binaryItem(Buffer.concat([picture(mark), Buffer.alloc(6 * MB, mark)]), `scan-${mark}.png`);

const answer = (socket: Socket) =>
	socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${ANSWER.length}\r\n\r\n${ANSWER}`);

/**
 * A service on the bare socket. It reads nothing behind the headers before `goOn`.
 * `match` says whether the body of its one request is the one that was signed.
 */
async function serviceOf(early: boolean) {
	let goOn = () => {};
	const sockets: Socket[] = [];
	let arrived: (match: boolean) => void;
	const match = new Promise<boolean>((resolve) => (arrived = resolve));
	const server = createServer((socket) => {
		sockets.push(socket);
		let head = '';
		let left = 0;
		const hash = createHash('sha256');
		const take = (bytes: Buffer) => {
			hash.update(bytes);
			left -= bytes.length;
			if (left > 0) return;
			arrived(hash.digest('hex') === /x-sdk-content-sha256: (\w+)/i.exec(head)?.[1]);
			if (!early) answer(socket);
		};
		socket.on('error', () => undefined);
		socket.on('close', () => arrived(left > 0));
		socket.once('data', (first) => {
			const end = first.indexOf('\r\n\r\n') + 4;
			head = first.toString('latin1', 0, end);
			left = Number(/content-length: (\d+)/i.exec(head)?.[1]);
			goOn = () => void socket.on('data', take).resume();
			if (end < first.length) take(first.subarray(end));
			if (!early) return goOn();
			socket.pause();
			answer(socket);
		});
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		match,
		goOn: () => goOn(),
		stop: () => {
			server.close();
			for (const socket of sockets) socket.destroy();
		},
	};
}

const send = async (url: string, marks: number[], options = {}) =>
	await ask({
		url,
		input: marks.map(file),
		options: { checkFiles: false, ...options },
		credentials: {
			huaweiCloudApi: accessKeyCredential(url, { projectId: emulatorIdentity.projectId }),
		},
	});

it('sends no byte of another document where a service answers before it has read the body', async () => {
	const early = await serviceOf(true);
	const other = await serviceOf(false);
	try {
		expect((await send(early.url, [1])).error).toBeUndefined();
		expect((await send(other.url, [2])).error).toBeUndefined();
		early.goOn();
		expect(await other.match).toBe(true);
		expect(await early.match).toBe(true);
	} finally {
		early.stop();
		other.stop();
	}
}, 15_000);

it('sends what was signed, also with retries after timeouts in two runs at the same time', async () => {
	const tried = new Set<unknown>();
	const unread: IncomingMessage[] = [];
	const arrived: Array<{ signed: unknown; found: string; first: boolean }> = [];
	const read = async (request: IncomingMessage, first: boolean) => {
		const hash = createHash('sha256');
		for await (const chunk of request) hash.update(chunk as Buffer);
		const signed = request.headers['x-sdk-content-sha256'];
		arrived.push({ signed, found: hash.digest('hex'), first });
	};
	const server = createHttpServer((request, response) => {
		const signed = request.headers['x-sdk-content-sha256'];
		request.on('error', () => undefined);
		// The first request of each document is left unread until its retry was answered
		if (!tried.has(signed)) unread.push(request);
		else void read(request, false).then(() => response.end(ANSWER));
		tried.add(signed);
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	try {
		const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		const both = [[1, 2], [3]].map(async (marks) => await send(url, marks, { timeout: 1 }));
		for (const { error } of await Promise.all(both)) expect(error).toBeUndefined();
		// Closed by the client: what is left of them is an error, never other bytes
		await Promise.allSettled(unread.map(async (request) => await read(request, true)));
		expect(unread).toHaveLength(3);
		expect(arrived.filter(({ first }) => !first)).toHaveLength(3);
		expect(arrived.filter(({ signed, found }) => signed !== found)).toEqual([]);
	} finally {
		server.closeAllConnections();
		server.close();
	}
}, 30_000);

/** The SHA-256 of each file that was sent. */
async function filesArriving(run: (url: string) => Promise<void>): Promise<string[]> {
	const arrived: string[] = [];
	const server = createHttpServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const { image } = JSON.parse(Buffer.concat(chunks).toString()) as { image: string };
			arrived.push(hashOf(Buffer.from(image, 'base64')));
			response.end(ANSWER);
		});
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	try {
		await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
	} finally {
		server.close();
	}
	return arrived;
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

it.each(['default', 'filesystem'] as const)(
	'binary mode %s: large files arrive whole, whatever size n8n names',
	async (binaryMode) => {
		const sizes = [2, 3, 1, 2, 2];
		const files = sizes.map((size, mark) =>
			Buffer.concat([picture(mark), Buffer.alloc(size * MB, mark)]),
		);
		const named = [undefined, MB, 8 * MB, 1e15, '2000000' as unknown as number];
		const arrived = await filesArriving(async (url) => {
			const { error } = await ask({
				url,
				binaryMode,
				input: files.map((bytes, at) => {
					const item = binaryItem(bytes, `scan-${at}.png`);
					item.binary!.data.bytes = named[at];
					// As a Code node may leave it
					if (binaryMode === 'default') item.binary!.data.id = at === 1 ? '' : undefined;
					return item;
				}),
				options: { checkFiles: false, concurrency: 2 },
				credentials: {
					huaweiCloudApi: accessKeyCredential(url, { projectId: emulatorIdentity.projectId }),
				},
			});
			expect(error).toBeUndefined();
		});
		expect(arrived.sort()).toEqual(files.map(hashOf).sort());
	},
);
