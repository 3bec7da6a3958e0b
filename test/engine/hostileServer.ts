/** A server that answers as a test wants, and counts what it could write. */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

export interface HostileServer {
	url: string;
	handler: Handler;
	/** Requests that arrived: method and path */
	arrived: string[];
	/** Bytes that left for clients */
	sent(): number;
	/** Connections that are open */
	open(): Promise<number>;
	stop(): Promise<void>;
}

const connections = async (server: Server): Promise<number> =>
	await new Promise((done, failed) => {
		server.getConnections((error, count) => (error ? failed(error) : done(count)));
	});

export async function startHostileServer(): Promise<HostileServer> {
	let closedBytes = 0;
	const sockets = new Set<{ bytesWritten: number }>();
	const server = createServer((request, response) => {
		hostile.arrived.push(`${request.method} ${request.url}`);
		request.resume();
		request.on('end', () => hostile.handler(request, response));
	});
	server.on('connection', (socket) => {
		sockets.add(socket);
		socket.on('error', () => undefined);
		socket.on('close', () => {
			sockets.delete(socket);
			closedBytes += socket.bytesWritten;
		});
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const hostile: HostileServer = {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		handler: (_request, response) => void response.end('{}'),
		arrived: [],
		sent: () => [...sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, closedBytes),
		open: async () => await connections(server),
		stop: async () => {
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
		},
	};
	return hostile;
}

/** Waits until every connection is closed by the client; rejects after 3 s. */
export async function allClosed(server: HostileServer): Promise<void> {
	const end = Date.now() + 3_000;
	while ((await server.open()) > 0) {
		if (Date.now() > end) throw new Error(`${await server.open()} connections are still open`);
		await setTimeout(5);
	}
}

/** Writes the piece for as long as the client reads. */
export function endlessly(response: ServerResponse, piece: Buffer): void {
	const write = () => {
		while (!response.destroyed && response.write(piece));
		if (!response.destroyed) response.once('drain', write);
	};
	write();
}
