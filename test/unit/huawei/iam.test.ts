import { readCredential, type TokenSettings } from '../../../lib/huawei/auth/credential';
import {
	projectsRequest,
	readForeignProject,
	readProjectId,
	readToken,
	tokenCheckRequest,
	tokenRequest,
} from '../../../lib/huawei/auth/iam';

const token = readCredential({
	authentication: 'token',
	region: 'cn-north-4',
	accountName: 'example-account',
	userName: 'example-user',
	password: 'Example "Password" 1\\',
}) as TokenSettings;
const typed = readCredential({ ...token, projectId: 'a'.repeat(32) }) as TokenSettings;
const now = Date.UTC(2025, 0, 2);

const answer = (project: object | undefined, times = {}) => ({
	status: 201,
	headers: { 'X-Subject-Token': 'MIIexample' },
	body: JSON.stringify({
		token: {
			issued_at: '2020-01-04T09:05:22.701000Z',
			expires_at: '2020-01-05T09:05:22.701000Z',
			project,
			...times,
		},
	}),
});

test('asks for a token of the region, or of the typed project', () => {
	const request = tokenRequest(token);
	expect(request.url).toBe(
		'https://iam.cn-north-4.myhuaweicloud.com/v3/auth/tokens?nocatalog=true',
	);
	const body = JSON.parse(request.body!.toString());
	expect(body.auth.identity).toEqual({
		methods: ['password'],
		password: {
			user: {
				name: 'example-user',
				password: 'Example "Password" 1\\',
				domain: { name: 'example-account' },
			},
		},
	});
	expect(body.auth.scope).toEqual({ project: { name: 'cn-north-4' } });
	expect(JSON.parse(tokenRequest(typed).body!.toString()).auth.scope).toEqual({
		project: { id: 'a'.repeat(32) },
	});
});

test('asks IAM about a token, and for projects', () => {
	expect(tokenCheckRequest(token, 't').headers).toEqual({
		'X-Auth-Token': 't',
		'X-Subject-Token': 't',
	});
	expect(projectsRequest(token).url).toBe(
		'https://iam.cn-north-4.myhuaweicloud.com/v3/projects?name=cn-north-4',
	);
	expect(projectsRequest(token, true).url).toMatch(/\/v3\/projects$/);
});

test('reads token, project and end; the end by the local clock, however wrong that is', () => {
	const read = readToken(answer({ id: 'p1', name: 'cn-north-4' }), token, 'f', now);
	const day = 24 * 3_600_000;
	expect(read).toEqual({
		ok: true,
		value: {
			token: 'MIIexample',
			projectId: 'p1',
			fingerprint: 'f',
			renewAt: now + day - 5 * 60_000,
		},
	});
});

test('a token of one minute is not stale at birth', () => {
	const times = { expires_at: '2020-01-04T09:06:22.701000Z' };
	const read = readToken(answer({ id: 'p1', name: 'cn-north-4' }, times), token, 'f', now);
	expect(read).toMatchObject({ ok: true, value: { renewAt: now + 48_000 } });
});

test.each([['cn-north-4'], ['cn-north-4_team'], ['a-name-of-a-private-cloud']])(
	'a project named %s will do',
	(name) => {
		expect(readToken(answer({ id: 'p1', name }), typed, 'f', now).ok).toBe(true);
	},
);

test('a typed project of another region is named with both regions', () => {
	const read = readToken(answer({ id: 'p1', name: 'ap-southeast-1' }), typed, 'f', now);
	expect(read).toMatchObject({
		ok: false,
		failure: {
			kind: 'authentication',
			message:
				'The project ID of the Huawei Cloud credential belongs to region CN-Hong Kong (ap-southeast-1), not to CN North-Beijing4 (cn-north-4).',
		},
	});
});

const keystone = (code: number, message: string) => ({
	status: code,
	headers: {},
	body: { error: { code, message, title: 'x' } },
});

test.each([
	[
		keystone(401, 'The username or password is wrong.'),
		'The username or password is wrong.',
		'User Name and Password',
	],
	[keystone(401, 'The account is locked.'), 'The account is locked.', 'Wait 15 minutes'],
	[
		{
			status: 403,
			headers: {},
			body: {
				code: 403,
				message: 'This user only supports console access, not programmatic access.',
			},
		},
		'This user only supports console access, not programmatic access.',
		'Enable programmatic access',
	],
	[
		keystone(404, 'Could not find project: cn-north-4.'),
		'Could not find project: cn-north-4.',
		'Choose the region',
	],
	[keystone(400, 'The userInfo is wrong'), 'The userInfo is wrong', 'under User Name'],
])('IAM refuses in its own words, with the next step (%#)', (refusal, message, remedy) => {
	const read = readToken(refusal, token, 'f', now);
	if (read.ok) throw new Error('read as a token');
	expect(read.failure.message).toBe(message);
	expect(read.failure.remedy).toContain(remedy);
	expect(read.failure.repeatable).toBe(false);
	// "token" would make the run fetch another one with the same wrong password
	expect(['authentication', 'account']).toContain(read.failure.kind);
});

test('a password that IAM repeats is cut out', () => {
	const refusal = keystone(400, `Invalid input for field 'password'. Got ${token.password} there`);
	const read = readToken(refusal, token, 'f', now);
	expect(JSON.stringify(read)).not.toContain('Example \\"Password');
	expect(read).toMatchObject({ ok: false });
});

test('an answer without a token names the host and the field', () => {
	const read = readToken({ status: 200, headers: {}, body: '{}' }, token, 'f', now);
	expect(read).toMatchObject({
		ok: false,
		failure: {
			message: expect.stringContaining('iam.cn-north-4'),
			remedy: expect.stringContaining('IAM Endpoint'),
		},
	});
	const page = readToken(
		{ status: 200, headers: {}, body: '<html>Welcome</html>' },
		token,
		'f',
		now,
	);
	expect(page).toMatchObject({ ok: false, failure: { kind: 'answer' } });
});

const projects = (...list: object[]) => ({
	status: 200,
	headers: {},
	body: JSON.stringify({ projects: list }),
});

test('the project of the region, the enabled one first', () => {
	const found = projects(
		{ id: 'x', name: 'cn-north-4_sub' },
		{ id: 'off', name: 'cn-north-4', enabled: false },
		{ id: 'on', name: 'cn-north-4', enabled: true },
	);
	expect(readProjectId(found, token, now)).toEqual({ ok: true, value: 'on' });
});
test('no project in the region: what to do about it', () => {
	const read = readProjectId(projects(), token, now);
	expect(read).toMatchObject({
		ok: false,
		failure: {
			kind: 'account',
			message: 'The account has no project in region CN North-Beijing4 (cn-north-4).',
			remedy: expect.stringContaining('open the OCR console once'),
		},
	});
});
test('no permission to look it up: it can be typed', () => {
	const refusal = {
		status: 403,
		headers: {},
		body: {
			error_code: 'IAM.0003',
			error_msg: "Policy doesn't allow iam:projects:listProjects to be performed.",
		},
	};
	expect(readProjectId(refusal, token, now)).toMatchObject({
		ok: false,
		failure: { code: 'IAM.0003', remedy: expect.stringContaining('Type the Project ID') },
	});
});
test('a refused signature is told without the echo of the request', () => {
	const refusal = {
		status: 401,
		headers: {},
		body: {
			error_code: 'APIG.0301',
			error_msg:
				'Incorrect IAM authentication information: verify aksk signature fail, canonicalRequest: GET|/v3/projects/|name=cn-north-4|host:x',
		},
	};
	const read = readProjectId(refusal, token, now);
	expect(read).toMatchObject({
		ok: false,
		failure: { message: 'Incorrect IAM authentication information: verify aksk signature fail' },
	});
});

test('tells the region of a typed project, where IAM knows it', () => {
	const all = projects({ id: typed.projectId, name: 'cn-east-3' });
	expect(readForeignProject(all, typed)!.message).toContain(
		'belongs to region CN East-Shanghai1 (cn-east-3)',
	);
	expect(
		readForeignProject(projects({ id: typed.projectId, name: 'cn-north-4_sub' }), typed),
	).toBeUndefined();
	expect(readForeignProject(projects(), typed)).toBeUndefined();
	expect(readForeignProject(keystone(403, 'no'), typed)).toBeUndefined();
});

test('the limit of calls that IAM names is its own: calls of OCR are not held to it', () => {
	const busy = {
		status: 429,
		body: '{"error_code":"IAM.0012","error_msg":"The throttling threshold has been reached. Threshold: 5 times per 60 seconds"}',
	};
	for (const outcome of [readToken(busy, token, 'f', now), readProjectId(busy, token, now)]) {
		expect(outcome).toMatchObject({ ok: false, failure: { kind: 'throttled', repeatable: true } });
		expect(outcome).not.toHaveProperty('failure.limit.calls');
	}
});
