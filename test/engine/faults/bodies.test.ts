/** What arrives is what was signed, whatever the service does while a body is sent to it. */
import { createHash } from 'node:crypto';
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

const send = async (url: string, mark: number) =>
	await ask({
		url,
		input: [file(mark)],
		options: { checkFiles: false },
		credentials: {
			huaweiCloudApi: accessKeyCredential(url, { projectId: emulatorIdentity.projectId }),
		},
	});

it('sends no byte of another document where a service answers before it has read the body', async () => {
	const early = await serviceOf(true);
	const other = await serviceOf(false);
	try {
		expect((await send(early.url, 1)).error).toBeUndefined();
		expect((await send(other.url, 2)).error).toBeUndefined();
		early.goOn();
		expect(await other.match).toBe(true);
		expect(await early.match).toBe(true);
	} finally {
		early.stop();
		other.stop();
	}
}, 15_000);
