/** Starts the emulator as a process of its own and talks to its control path. For demo, benchmarks and tests; CommonJS, so that Jest can load it. */
const { spawn } = require('node:child_process');
const { once } = require('node:events');
const { join } = require('node:path');
const { createInterface } = require('node:readline');
const identities = require('./data/identities.json');

const main = join(__dirname, 'main.mjs');

/**
 * Resolves when the emulator is ready; rejects with its own words when it ends before.
 * @param {string[]} args further options of emulator/main.mjs
 */
async function startEmulator(args = []) {
	const child = spawn(process.execPath, [main, '--port', '0', '--parent', ...args], {
		stdio: ['pipe', 'pipe', 'pipe'],
	});
	let complaint = '';
	child.stderr.on('data', (chunk) => (complaint += chunk));
	const ended = once(child, 'exit');
	const ready = once(createInterface({ input: child.stdout }), 'line').then(([line]) =>
		JSON.parse(line),
	);
	const early = ended.then(([code]) => {
		throw new Error(`The emulator ended with ${code}: ${complaint}`);
	});
	early.catch(() => {});
	const { url } = await Promise.race([ready, early]);
	return {
		url,
		/** Calls the control path: control('GET', 'stats') */
		async control(method, path, body) {
			const answer = await fetch(`${url}/_control/${path}`, {
				method,
				headers: { 'content-type': 'application/json' },
				body: body === undefined ? undefined : JSON.stringify(body),
			});
			const text = await answer.text();
			if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
			return text === '' ? undefined : JSON.parse(text);
		},
		async stop() {
			child.kill();
			await ended;
		},
	};
}

/** Data of the credential "huaweiCloudApi" that signs in to the emulator with its first access key. */
function accessKeyCredential(url, changes = {}) {
	const [key] = identities.accessKeys;
	return {
		authentication: 'accessKey',
		region: 'cn-north-4',
		projectId: '',
		accessKeyId: key.id,
		secretAccessKey: key.secret,
		securityToken: '',
		enterpriseProjectId: '',
		customEndpoints: true,
		ocrEndpoint: url,
		iamEndpoint: url,
		session: '',
		...changes,
	};
}

/** Data of the credential "huaweiCloudApi" that signs in to the emulator with its first user. */
function tokenCredential(url, changes = {}) {
	const [user] = identities.users;
	return {
		...accessKeyCredential(url),
		authentication: 'token',
		accountName: user.account,
		userName: user.name,
		password: user.password,
		...changes,
	};
}

module.exports = { startEmulator, accessKeyCredential, tokenCredential };
