/**
 * A service, an identity service or a proxy that fails in every way and echoes what it was sent: nothing secret and no
 * raw error of JavaScript may stand in what the node gives out. HOSTILE_CASES=2000 hunts longer.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { TestCredentialsHelper, binaryItem } from '../engine/harness';
import { HuaweiCloudApi } from '../../credentials/HuaweiCloudApi.credentials';
import { forgetSignIns } from '../engine/forgetSignIns';
import { startHostileServer, type HostileServer } from '../engine/hostileServer';
import { ask, picture } from '../engine/support';

const CASES = Number(process.env.HOSTILE_CASES ?? 60);
const bytes = picture(7, 120, 120);
const base64 = bytes.toString('base64');

const secrets = {
	secretAccessKey: 'fakeSecretKeyFakeSecretKeyFakeSecretKey0',
	password: 'Fake-Pass!word7 x',
	securityToken: `FAKESECURITYTOKEN${'q8'.repeat(200)}`,
	token: `MIIFAKETOKEN${'Zk9'.repeat(300)}`,
};
const accessKey = {
	authentication: 'accessKey',
	region: 'cn-north-4',
	projectId: '0123456789abcdef0123456789abcdef',
	accessKeyId: 'FAKEACCESSKEYIDFAKE1',
	secretAccessKey: secrets.secretAccessKey,
	securityToken: secrets.securityToken,
};
const token = {
	authentication: 'token',
	region: 'cn-north-4',
	projectId: '',
	accountName: 'fake-account',
	userName: 'fake-user',
	password: secrets.password,
};

/** Own generator, so that a failure can be repeated by its seed. */
const random = (seed: number) => () => {
	seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
	return seed / 4294967296;
};

const STATUS = [
	200, 201, 204, 301, 302, 307, 400, 401, 403, 404, 406, 413, 429, 500, 502, 503, 504,
];
const CODES = [
	'AIS.0101',
	'AIS.0103',
	'APIG.0301',
	'APIG.0307',
	'APIG.0308',
	'ModelArts.0203',
	'__proto__',
	'toString',
];
const TYPES = [
	'application/json',
	'text/html',
	'text/plain',
	'application/octet-stream',
	'image/png',
	'x',
];

let server: HostileServer;
beforeAll(async () => {
	server = await startHostileServer();
});
afterAll(async () => await server.stop());

/** Everything that came with the request, one after the other. */
interface Seen {
	headers: string[];
	body: string;
	/** Those of the credential that signs in */
	secretsNow: string[];
}

function answerOf(next: () => number, { headers, body, secretsNow }: Seen, iam: boolean) {
	const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)];
	const echo = (): string =>
		pick([
			...headers,
			headers.join('\n'),
			JSON.stringify(headers),
			body.slice(0, 3000),
			encodeURIComponent(body.slice(0, 2000)),
			...secretsNow.flatMap((secret) => [
				secret,
				`password=${secret}`,
				`{"password":"${secret}"}`,
				`https://u:${secret}@host/`,
				`x-subject-token: ${secret}`,
				`the key ${secret}.`,
			]),
			base64.slice(0, 400),
		]);
	const text = () => pick(['', 'wrong: ', '\n', '"', '<b>', 'a '.repeat(40)]) + echo();
	const odd = () =>
		pick<unknown>([null, 5, [], {}, [text()], { toString: 1 }, { message: text() }, text()]);
	const forms = [
		() =>
			JSON.stringify({
				error_code: pick([...CODES, echo()]),
				error_msg: text(),
				request_id: pick(['r1', echo()]),
			}),
		() => JSON.stringify({ error_code: odd(), error_msg: odd() }),
		() =>
			JSON.stringify({
				error: { code: pick([401, 'x', null, echo()]), message: odd(), title: odd() },
			}),
		() => JSON.stringify({ error: odd(), message: odd(), code: odd() }),
		() => `<html><title>${text()}</title><body>${text()}</body></html>`,
		() => text(),
		() => JSON.stringify(odd()),
		() => JSON.stringify({ token: odd() }),
		() =>
			JSON.stringify({ projects: pick<unknown>([odd(), [null], [{ id: odd(), name: odd() }]]) }),
		() => '',
		() => `{"error_msg":"${text().replace(/["\\\n]/g, '')}`,
	];
	const made: Record<string, string> = { 'content-type': pick(TYPES) };
	const headerText = (value: string) => value.replace(/[^\x20-\x7e]/g, '').slice(0, 2000);
	if (next() < 0.2)
		made.location = headerText(
			pick([
				'https://evil.example/?',
				`https://u:${secretsNow[0]}@evil.example/`,
				'https:\\\\',
				'//',
			]) + echo(),
		);
	if (next() < 0.3) made['x-request-id'] = headerText(pick(['r-1', echo()]));
	if (next() < 0.1) made.date = pick(['Sat, 13 Sep 275760 00:00:00 GMT', 'x', headerText(echo())]);
	if (iam && next() < 0.3) made['x-subject-token'] = secrets.token;
	return {
		status: pick(STATUS),
		headers: made,
		body: pick(forms)(),
		cut: next() < 0.05,
		drop: next() < 0.04,
	};
}

/** Answers as chance will have it. */
function reply(next: () => number, sent: Omit<Seen, 'headers'>) {
	return (request: IncomingMessage, response: ServerResponse) => {
		const headers = Object.entries(request.headers).map(
			([name, value]) => `${name}: ${String(value)}`,
		);
		const iam = /\/v3\//.test(request.url ?? '');
		const answer = answerOf(next, { headers, ...sent }, iam);
		if (answer.drop) return void request.socket.destroy();
		response.writeHead(answer.status, answer.headers);
		if (!answer.cut) return void response.end(answer.body);
		response.write(answer.body.slice(0, 20));
		setImmediate(() => response.destroy());
	};
}

const pieces = (secret: string) =>
	[
		secret,
		encodeURIComponent(secret),
		JSON.stringify(secret).slice(1, -1),
		Buffer.from(secret).toString('base64'),
	].map(
		// A part is as bad as the whole
		(form) => form.slice(0, 24),
	);

it(`${CASES} failures that echo the request give away nothing`, async () => {
	const start = Number(process.env.HOSTILE_SEED ?? 1);
	for (let seed = start; seed < start + CASES; seed++) {
		forgetSignIns();
		const next = random(seed * 7919);
		const mode = next() < 0.5 ? accessKey : token;
		const data = {
			...mode,
			...(mode === accessKey && next() < 0.3 ? { projectId: '' } : {}),
			customEndpoints: true,
			ocrEndpoint: server.url,
			iamEndpoint: server.url,
		};
		const sent = JSON.stringify({ image: base64, password: secrets.password });
		let authorization = '';
		const secretsNow =
			mode === accessKey
				? [secrets.secretAccessKey, secrets.securityToken]
				: [secrets.password, secrets.token];
		const handler = reply(next, { body: sent, secretsNow });
		server.handler = (request, response) => {
			authorization = String(request.headers.authorization ?? authorization);
			return handler(request, response);
		};
		const { outputs, error, hints, run } = await ask({
			url: server.url,
			api: next() < 0.5 ? 'general-text' : 'id-card',
			input: [binaryItem(bytes, 'scan.png')],
			credentials: { huaweiCloudApi: data },
			helper: new TestCredentialsHelper({ huaweiCloudApi: new HuaweiCloudApi() }),
			options: { attempts: 1, timeout: 5 },
			...(next() < 0.5 ? { onError: 'continueRegularOutput' } : {}),
		});
		const items = (outputs[0] ?? []).filter(({ json }) => 'error' in json);
		const texts = [
			JSON.stringify([items, hints]),
			JSON.stringify([
				error?.message,
				error?.description,
				error?.messages,
				error?.context,
				error?.cause?.message,
				error,
			]),
			String(error?.stack ?? ''),
			JSON.stringify(run.data.resultData.error ?? ''),
		].join('\n');
		const signature = /Signature=(\w+)/.exec(authorization)?.[1];
		const hunted = [...secretsNow, base64, ...(signature ? [signature] : [])];
		const found = hunted.filter((secret) => pieces(secret).some((piece) => texts.includes(piece)));
		const raw =
			/TypeError|RangeError|SyntaxError|is not a function|Cannot (read|convert)|undefined \(/.exec(
				texts,
			);
		if (found.length > 0 || raw) {
			throw new Error(
				`seed ${seed}: ${raw?.[0] ?? found[0].slice(0, 20)} in ${texts.slice(0, 3000)}`,
			);
		}
	}
}, 600_000);
