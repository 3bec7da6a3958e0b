/** An identity service that is silent, slow, endless or out of its mind: every sign-in ends, with a clear message. */
import { setInterval } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { IHttpRequestHelper } from 'n8n-workflow';
import { HuaweiCloudApi } from '../../../credentials/HuaweiCloudApi.credentials';
import { signInMemory } from '../../../lib/n8n/credential/memory';
import { forgetSignIns } from '../forgetSignIns';
import { SignIn } from '../../../lib/n8n/credential/signIn';
import { accessKeyCredential, tokenCredential } from '../emulator';
import { allClosed, endlessly, startHostileServer } from '../hostileServer';
import type { Handler, HostileServer } from '../hostileServer';
import { ask, begin, pictureItem } from '../support';

let server: HostileServer;

beforeEach(async () => {
	forgetSignIns();
	server = await startHostileServer();
});
afterEach(async () => await server.stop());

/** The credential with a shorter deadline of the sign-in, so that tests need not wait for the real one. */
function impatient(deadlineMs: number): HuaweiCloudApi {
	const type = new HuaweiCloudApi();
	const signIn = new SignIn(signInMemory, deadlineMs);
	type.preAuthentication = async function (this: IHttpRequestHelper, data) {
		return await signIn.preAuthenticate(this, data);
	};
	type.authenticate = async (data, options) => await signIn.authenticate(data, options);
	return type;
}

const request = (credential = tokenCredential, deadlineMs = 20_000) => ({
	url: server.url,
	input: [pictureItem(1)],
	options: { attempts: 1 },
	credentialTypes: [impatient(deadlineMs)],
	credentials: { huaweiCloudApi: credential(server.url) },
});

const json =
	(body: unknown, headers: Record<string, string> = {}): Handler =>
	(_request, response) => {
		response.writeHead(201, { 'content-type': 'application/json', ...headers });
		response.end(typeof body === 'string' ? body : JSON.stringify(body));
	};

const slow: Array<[string, Handler]> = [
	['says nothing', () => undefined],
	['stops after its headers', (_request, response) => void response.writeHead(201).write('{')],
	[
		'drips for ever',
		async (_request, response) => {
			for await (const _ of setInterval(20)) if (!response.write(' ') || response.destroyed) return;
		},
	],
];

describe.each(slow)('an IAM that %s', (_name, handler) => {
	it('is given up at the deadline, named, and the next run is not caught by it', async () => {
		server.handler = handler;
		const { error } = await ask(request(tokenCredential, 400));
		expect(error.message).toMatch(/127\.0\.0\.1:\d+: The service did not answer in time/);
		await allClosed(server);
		server.handler = json({ token: null });
		const next = await ask(request(tokenCredential, 400));
		expect(next.error.message).toMatch(/without a token/);
	});

	it('does not hold a run that is stopped', async () => {
		const arrived = new Promise<void>((done) => {
			server.handler = (...both) => {
				handler(...both);
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
		expect(server.arrived).toEqual(['POST /v3/auth/tokens?nocatalog=true']);
	});
});

const token = { 'x-subject-token': 'MIIfake' };
const odd: Array<[string, unknown, Record<string, string>, RegExp]> = [
	['a token of null', { token: null }, {}, /without a token/],
	['a list', [], token, /JSON of another kind/],
	['null', 'null', token, /JSON of another kind/],
	[
		'a number for a project ID',
		{ token: { project: { id: 5 } } },
		token,
		/project ID of another form/,
	],
	[
		'a path for a project ID',
		{ token: { project: { id: '../../v3/auth', name: 'cn-north-4' } } },
		token,
		/project ID of another form/,
	],
	['a code that is a text', { error: { code: 'x <b>y', message: 5 } }, token, /5/],
	[
		'no project',
		{ token: { project: 7, expires_at: 5, issued_at: {} } },
		token,
		/project ID .* not known/,
	],
	['numbers for names', { token: { project: { name: 7 } } }, token, /project ID .* not known/],
];

it.each(odd)(
	'%s in the token answer of IAM gives a clear message',
	async (_name, body, headers, words) => {
		server.handler = json(body, headers);
		const { error } = await ask(request());
		expect(error.message).toMatch(words);
		expect(`${error.message} ${error.description}`).not.toMatch(
			/undefined|null|is not a function|properties/,
		);
		expect(server.arrived).toEqual(['POST /v3/auth/tokens?nocatalog=true']);
	},
);

it.each([
	['null among them', { projects: [null] }],
	['none', { projects: {} }],
	['numbers', { projects: [{ id: 1, name: 2 }] }],
	['a path', { projects: [{ id: '../../v3/auth', name: 'cn-north-4' }] }],
	['a pattern', { projects: [{ id: '$&', name: 'cn-north-4' }] }],
])('projects with %s name no project', async (_name, body) => {
	server.handler = json(body);
	const { error } = await ask(request(accessKeyCredential));
	expect(error.message).toMatch(/no project in region/);
	expect(server.arrived).toHaveLength(1);
});

it('a token header that Node.js cannot read is named with what helps', async () => {
	server.handler = json({ token: {} }, { 'x-subject-token': `MII${'A'.repeat(20_000)}` });
	const { error } = await ask(request());
	expect(error.message).toMatch(/headers of the answer are larger than Node\.js reads/);
	expect(`${error.message} ${error.description}`).toMatch(/max-http-header-size=65536.*Access Key/);
	expect(server.arrived).toHaveLength(1);
});

const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '), { level: 1 });
it.each<[string, Handler]>([
	['an endless answer', (_request, response) => endlessly(response, Buffer.alloc(65_536, ' '))],
	[
		'a small answer that unpacks to 64 MB',
		(_request, response) => void response.writeHead(201, { 'content-encoding': 'gzip' }).end(bomb),
	],
])('%s of IAM is not read to its end', async (_name, handler) => {
	server.handler = handler;
	const { error } = await ask(request());
	expect(error.message).toMatch(/more than 32 MB/);
	await allClosed(server);
	expect(server.sent()).toBeLessThan(64 * 1024 * 1024);
});
