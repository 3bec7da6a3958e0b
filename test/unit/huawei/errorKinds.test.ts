import { NOW, failureIn, refused } from './answers';

describe('a dead token', () => {
	it.each([
		['a bare 401', 401, ''],
		['401 Token expired', 401, { error: { code: 401, message: 'Token expired' } }],
		['Token expired as plain message', 401, { message: 'Token expired' }],
		['403 abnormal', 403, { error_code: '', error_msg: 'The authentication token is abnormal.' }],
		[
			'403 abnormal of IAM',
			403,
			{ error: { code: 403, message: 'The authentication token is abnormal.' } },
		],
		[
			'APIG.0301 decrypt',
			401,
			{
				error_code: 'APIG.0301',
				error_msg: 'Incorrect IAM authentication information: decrypt token fail',
			},
		],
		[
			'APIGW.0301 expires',
			401,
			{
				error_code: 'APIGW.0301',
				error_msg: 'Incorrect IAM authentication information: token expires',
			},
		],
		[
			'APIG.0301 without a reason',
			401,
			{ error_code: 'APIG.0301', error_msg: 'Incorrect IAM authentication information' },
		],
		['APIG.0307', 401, { error_code: 'APIG.0307', error_msg: 'The token must be updated.' }],
		['ModelArts.0203', 400, { error_code: 'ModelArts.0203', error_msg: 'Invalid token.' }],
		['ModelArts.4102', 401, { error_code: 'ModelArts.4102', error_msg: 'Parse Token error.' }],
		['ModelArts.4103', 401, { error_code: 'ModelArts.4103', error_msg: 'Invalid Token header.' }],
		[
			'ModelArts.0203 with status 200',
			200,
			{ error_code: 'ModelArts.0203', error_msg: 'Invalid token.' },
		],
	])('%s', (_, status, body) => {
		expect(failureIn({ status, body }, { signedIn: 'token' })).toMatchObject({
			kind: 'token',
			repeatable: true,
		});
	});

	it('is not assumed where the log-in itself was refused', () => {
		for (const message of ['The username or password is wrong.', 'The account is locked.']) {
			const body = { error: { code: 401, message } };
			expect(failureIn({ status: 401, body }, { signedIn: 'token' }).kind).toBe('authentication');
		}
	});
});

describe('a refused key', () => {
	const lead = 'Incorrect IAM authentication information: ';
	it.each([
		['verify aksk signature fail', 'secret access key'],
		['AK access failed to reach the limit,forbidden', 'five minutes'],
		['Get secretKey failed,ak:EMULATORACCESSKEY0001,err:ak not exist', 'access key ID'],
	])('%s', (words, remedy) => {
		for (const code of ['APIG.0301', 'APIGW.0301']) {
			const failure = failureIn(
				{
					status: 401,
					headers: { date: new Date(NOW).toUTCString() },
					body: { error_code: code, error_msg: lead + words },
				},
				{ now: NOW, signedIn: 'accessKey' },
			);
			expect(failure).toMatchObject({ kind: 'authentication', repeatable: false, code });
			expect(failure.remedy).toContain(remedy);
			expect(failure.message).not.toContain('EMULATORACCESSKEY0001');
		}
	});

	it('a bare 401 stops a run with access keys', () => {
		expect(failureIn({ status: 401 }, { signedIn: 'accessKey' }).kind).toBe('authentication');
	});
});

describe('a clock that is off', () => {
	const signed = '20250102T030405Z';
	const server = '20250102T050535Z';
	const HOURS_AHEAD = 2 * 3_600_000 + 90_000;
	it.each([
		[
			'APIG.0303',
			`Incorrect app authentication information: signature expired, signature time:${signed},server time:${server}`,
		],
		[
			'APIGW.0301',
			`Incorrect IAM authentication information: calc aksk signature fail:signature expired, signature time:${signed},server time:${server}`,
		],
		['APIGW.0303', `signature expired, signature time ${signed}, server time ${server}`],
	])('is read from the words of %s', (error_code, error_msg) => {
		const failure = failureIn(
			{ status: 401, body: { error_code, error_msg } },
			{ now: NOW + 500, signedIn: 'accessKey' },
		);
		expect(failure).toMatchObject({
			kind: 'clock',
			repeatable: true,
			clockOffsetMs: HOURS_AHEAD - 500,
		});
		expect(failure.remedy).toContain('clock');
		const without = failureIn({ status: 401, body: { error_code, error_msg } }, {});
		expect(without.clockOffsetMs).toBe(HOURS_AHEAD);
	});

	it.each([
		['APIG.0303', 'Incorrect app authentication information.'],
		['APIG.0301', 'Incorrect IAM authentication information: verify aksk signature fail'],
	])('is read from the Date header where %s does not say why', (error_code, error_msg) => {
		const at = (offset: number) => ({
			status: 401,
			headers: { Date: new Date(NOW + offset).toUTCString() },
			body: { error_code, error_msg },
		});
		const options = { now: NOW, signedIn: 'accessKey' } as const;
		expect(failureIn(at(-3_600_000), options)).toMatchObject({
			kind: 'clock',
			clockOffsetMs: -3_600_000,
		});
		expect(failureIn(at(60_000), options)).toMatchObject({
			kind: 'authentication',
			repeatable: false,
		});
	});

	it('is never the reason while a key is locked', () => {
		const failure = failureIn(
			{
				status: 401,
				headers: { date: new Date(NOW + 3_600_000).toUTCString() },
				body: {
					error_code: 'APIG.0301',
					error_msg:
						'Incorrect IAM authentication information: AK access failed to reach the limit,forbidden',
				},
			},
			{ now: NOW, signedIn: 'accessKey' },
		);
		expect(failure.kind).toBe('authentication');
	});
});

describe('throttling', () => {
	it.each([
		['limit:60,time:1 minute', { calls: 60, windowMs: 60_000 }],
		['limit:5,time:1 second', { calls: 5, windowMs: 1_000 }],
		['limit:1000,time:2 hours', { calls: 1000, windowMs: 7_200_000 }],
		['limit:1000,time:1 day', undefined],
		['limit:1000,time:60 days', undefined],
		['limit:XX,time:1 minute', undefined],
		['limit:0,time:1 minute', undefined],
	])('learns %s', (words, limit) => {
		const failure = refused(
			429,
			'APIG.0308',
			`The throttling threshold has been reached: policy user over ratelimit,${words}`,
		);
		expect(failure).toMatchObject({ kind: 'throttled', repeatable: true });
		expect(failure.limit).toEqual(limit);
	});

	it.each([
		['7', 7_000],
		['0.5', 500],
		[new Date(NOW + 90_000).toUTCString(), 90_000],
		[new Date(NOW - 90_000).toUTCString(), 0],
		['soon', undefined],
		['-5', undefined],
	])('reads Retry-After: %s', (value, ms) => {
		for (const body of [undefined, '', { error_code: 'APIG.0308', error_msg: 'x' }]) {
			const failure = failureIn({ status: 429, headers: { 'Retry-After': value }, body });
			expect(failure).toMatchObject({ kind: 'throttled', repeatable: true });
			expect(failure.retryAfterMs).toBe(ms);
		}
	});

	it("holds a date against the service's own clock", () => {
		const headers = {
			'retry-after': [new Date(NOW + 3_610_000).toUTCString()],
			date: new Date(NOW + 3_600_000).toUTCString(),
		};
		expect(failureIn({ status: 503, headers }).retryAfterMs).toBe(10_000);
	});
});

describe('a status alone', () => {
	it.each([
		[400, 'input', false],
		[403, 'account', false],
		[404, 'notOffered', false],
		[408, 'timeout', true],
		[413, 'input', false],
		[429, 'throttled', true],
		[500, 'server', true],
		[502, 'server', true],
		[503, 'server', true],
		[504, 'timeout', true],
		[418, 'input', false],
		[599, 'server', true],
	])('%i is %s', (status, kind, repeatable) => {
		const failure = failureIn({ status });
		expect(failure).toMatchObject({ kind, repeatable, httpStatus: status });
		expect(failure.message).toContain(String(status) === '500' ? 'HTTP 500' : `HTTP ${status}`);
	});

	it('with a web page names the page', () => {
		const body = '<html><head><title>Blocked by Fake Firewall</title></head></html>';
		expect(failureIn({ status: 502, body })).toMatchObject({ kind: 'server', repeatable: true });
		const blocked = failureIn({ status: 403, body: Buffer.from(body) });
		// Not the account's doing
		expect(blocked.kind).toBe('answer');
		expect(blocked.message).toContain('Blocked by Fake Firewall');
	});
});
