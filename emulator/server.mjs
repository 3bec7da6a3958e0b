/** The HTTP face: finds the way, reads the body once, answers, and keeps the record. */
import { createHash, randomBytes } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import { once } from 'node:events';
import { answerFor } from './answers.mjs';
import { apis } from './facts.mjs';
import { after, before, Instead, pause } from './effects.mjs';
import { admit, callerOf } from './gateway.mjs';
import { control } from './control.mjs';
import { createToken, listProjects, showToken } from './iam.mjs';
import { check, open } from './ocr.mjs';
import { Refusal, refuse } from './refusal.mjs';

const maxBodyBytes = 12 * 1024 * 1024;
const maxHeaderBytes = 128 * 1024;

/** @returns {Promise<{ body: Buffer, bodyHash: string }>} throws 413 beyond the gateway's limit, reading on to the end */
function bodyOf(req) {
	return new Promise((done, fail) => {
		const hash = createHash('sha256');
		let chunks = [];
		let size = 0;
		req.on('data', (chunk) => {
			size += chunk.length;
			if (size > maxBodyBytes) return void (chunks = []);
			hash.update(chunk);
			chunks.push(chunk);
		});
		req.on('end', () => {
			if (size > maxBodyBytes) return fail(refuse('APIG.0201/413'));
			done({
				body: chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, size),
				bodyHash: hash.digest('hex'),
			});
		});
		req.on('error', fail);
	});
}

function routeOf(method, path) {
	if (path === '/v3/auth/tokens' && method === 'GET') return { name: 'iam.show', run: showToken };
	if (path === '/v3/auth/tokens')
		return method === 'POST' && { name: 'iam.tokens', run: createToken };
	if (path === '/v3/projects')
		return method === 'GET' && { name: 'iam.projects', run: listProjects };
	const [, projectId, id] = /^\/v2\/([^/]+)\/ocr\/([^/]+)$/.exec(path) ?? [];
	const api = method === 'POST' && apis.get(id);
	return api && { name: id, api, projectId };
}

/** An OCR call from caller to answer. */
async function ocrCall(request, route, state, at) {
	const { record, res } = at;
	const caller = callerOf(request, state);
	record.signedBy = caller.by;
	at.caller = caller;
	admit(caller, route.api, route.projectId, request.headers, state.config);
	const { late, input } = await prepared(request, route.api, state, at);
	if (state.config.latencyMs > 0) await pause(state.config.latencyMs, res);
	if (res.destroyed) return undefined;
	const body = await answerFor(route.api, input, state);
	record.resultCode = body.result?.result_code;
	return { status: 200, headers: {}, body, late };
}

/** Faults come before the checks, as a gateway comes before a service; the document is let go where nobody reads it. */
async function prepared(request, api, state, at) {
	const opened = await open(request, api, state, at.record);
	const { bytes } = opened;
	const rules = state.faults.find({ ...at.record, bytes, inFlight: at.stats.inFlight });
	const late = await before(rules, at);
	return { late, input: at.res.destroyed ? undefined : await check(opened, api, state, at.record) };
}

async function iamCall(request, route, state, at) {
	const late = await before(state.faults.find({ ...at.record, inFlight: at.stats.inFlight }), at);
	if (at.res.destroyed) return undefined;
	return { ...route.run(request, state), late };
}

/** A refusal in the shape its part of the service uses. */
function refusalAnswer(refusal, requestId, config) {
	const code = String(refusal.body.error_code ?? '');
	const gateway = /^APIGW?\./.test(code);
	const inResult = config.errorForm === 'result' && code.startsWith('AIS.');
	const body = gateway
		? { ...refusal.body, request_id: requestId }
		: inResult
			? { result: refusal.body }
			: refusal.body;
	return { status: refusal.status, headers: refusal.headers, body };
}

/** Writes the answer; a payload that is made piece by piece is written as fast as it is taken. */
async function send(res, { status, headers, payload, cut, reset }) {
	if (reset) return void res.socket?.resetAndDestroy();
	const whole = Buffer.isBuffer(payload) || typeof payload === 'string';
	const length = whole ? { 'content-length': Buffer.byteLength(payload) + (cut ? 1 : 0) } : {};
	res.writeHead(status, { ...headers, ...length });
	if (!whole) {
		for await (const piece of payload) {
			if (res.destroyed) return;
			if (!res.write(piece)) await Promise.race([once(res, 'drain'), once(res, 'close')]);
		}
		return void res.end();
	}
	if (cut) return void res.write(payload, () => res.destroy());
	res.end(payload);
}

async function serve(req, res, state) {
	const requestId = randomBytes(16).toString('hex');
	res.setHeader('X-Request-Id', requestId);
	const [path] = req.url.split('?', 1);
	if (path.startsWith('/_control/')) {
		const { body } = await bodyOf(req);
		const answer = control(`${req.method} ${path.slice('/_control/'.length)}`, body, state);
		return await send(res, json(answer));
	}
	const route = routeOf(req.method, path);
	const { stats, config } = state;
	const record = stats.arrive(route ? route.name : 'unknown', requestId);
	res.once('close', () => stats.leave(record));
	const at = { req, res, record, stats, state, headers: req.headers };
	const request = { method: req.method, url: req.url, headers: req.headers };
	let answer;
	try {
		Object.assign(request, await bodyOf(req));
		record.bytes = request.body.length;
		record.enterpriseProjectId = req.headers['enterprise-project-id'];
		if (!route) throw refuse('APIG.0101');
		request.query = new URLSearchParams(req.url.slice(path.length));
		answer = await (route.api ? ocrCall : iamCall)(request, route, state, at);
	} catch (error) {
		if (error instanceof Instead) answer = { ...error.answer, instead: true };
		else if (error instanceof Refusal) {
			Object.assign(record, { code: error.code, outcome: error.outcome });
			answer = refusalAnswer(error, requestId, config);
		} else if (res.destroyed) return;
		else throw error;
	}
	if (!answer || res.destroyed) return;
	record.status = answer.status;
	record.outcome ??= answer.instead ? 'fault' : 'success';
	record.billed = Boolean(route?.api) && (at.billed ?? isBilled(record, answer));
	await send(res, answer.payload === undefined ? after(json(answer), answer.late, res) : answer);
}

/** Every 2xx of the service itself is billed; what a fault answers in its place is not. */
const isBilled = (record, { status }) =>
	status >= 200 && status < 300 && record.outcome === 'success';

const json = ({ status, headers = {}, body, late }) => ({
	status,
	late,
	headers: { 'content-type': 'application/json', ...headers },
	payload: Buffer.from(JSON.stringify(body)),
});

/** @param {import('./state.mjs').State} state @returns {import('node:http').Server} */
export function createServer(state) {
	const server = createHttpServer(
		{ maxHeaderSize: maxHeaderBytes, requestTimeout: 0 },
		(req, res) => {
			serve(req, res, state).catch((error) => {
				process.stderr.write(`${req.method} ${req.url}: ${error.stack}\n`);
				if (res.headersSent || res.destroyed) return void res.destroy();
				res.writeHead(500, { 'content-type': 'application/json' });
				res.end(JSON.stringify({ error_code: 'APIG.0601', error_msg: 'Internal server error.' }));
			});
		},
	);
	// a client may reuse a connection after any pause; an early close here would look like a fault that nobody asked for
	server.keepAliveTimeout = 120_000;
	return server;
}
