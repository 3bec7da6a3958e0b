/** A stand-in for the service that gives one answer to every call and keeps what it was sent. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StandIn {
	url: string;
	answer: unknown;
	/** Where APIs answer differently: by the last part of the path */
	answers: Record<string, { status?: number; body: unknown }>;
	calls: Array<{ path: string; body: Record<string, unknown> }>;
	stop(): Promise<void>;
}

export async function startStandIn(): Promise<StandIn> {
	const server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk);
		const body = JSON.parse(Buffer.concat(chunks).toString());
		standIn.calls.push({ path: request.url!, body });
		response.setHeader('content-type', 'application/json');
		response.setHeader('x-request-id', 'stand-in-request');
		const own = standIn.answers[request.url!.split('/').pop()!];
		response.statusCode = own?.status ?? 200;
		response.end(JSON.stringify(own?.body ?? standIn.answer));
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const standIn: StandIn = {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		answer: {},
		answers: {},
		calls: [],
		stop: async () => {
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
		},
	};
	return standIn;
}
