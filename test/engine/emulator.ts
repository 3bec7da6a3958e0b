/* eslint-disable */
/** Starts the local Huawei Cloud OCR for a test file and knows its identities. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

const main = resolve(__dirname, '../../emulator/main.mjs');

export const emulatorIdentity = {
	accessKeyId: 'EMULATORACCESSKEY0001',
	secretAccessKey: 'EmulatorSecretAccessKeyNotReal00000000001',
	accountName: 'emulator-account',
	userName: 'emulator-user',
	password: 'Emulator-Password-1',
	projectId: '0123456789abcdef0123456789abcdef',
	region: 'cn-north-4',
} as const;

export interface Emulator {
	url: string;
	/** POST /_control/<path>, or another verb named first: control('DELETE faults') */
	control(path: string, body?: unknown): Promise<any>;
	stats(): Promise<any>;
	stop(): Promise<void>;
}

/** Resolves when the emulator has said that it is ready; rejects with its own words when it ends before. */
export async function startEmulator(args: string[] = []): Promise<Emulator> {
	const child = spawn(process.execPath, [main, '--port', '0', ...args], {
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let complaint = '';
	child.stderr.on('data', (chunk) => (complaint += chunk));
	const ended = new Promise<void>((done) => child.once('exit', () => done()));
	const url = await new Promise<string>((ready, fail) => {
		createInterface({ input: child.stdout }).on('line', (line) => {
			try {
				const message = JSON.parse(line);
				if (message.ready) ready(message.url);
			} catch {
				// a log line
			}
		});
		child.once('exit', (code) => fail(new Error(`The emulator ended with ${code}: ${complaint}`)));
		child.once('error', fail);
	});
	const control = async (path: string, body?: unknown) => {
		const [, verb, name] = /^(?:(GET|POST|PUT|DELETE) )?(.*)$/.exec(path)!;
		const answer = await fetch(`${url}/_control/${name}`, {
			method: verb ?? 'POST',
			headers: { 'content-type': 'application/json' },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const text = await answer.text();
		if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
		return text === '' ? undefined : JSON.parse(text);
	};
	return {
		url,
		control,
		stats: async () => await control('GET stats'),
		stop: async () => {
			child.kill();
			await ended;
		},
	};
}

const at = (url: string) => ({
	region: emulatorIdentity.region,
	projectId: '',
	enterpriseProjectId: '',
	customEndpoints: true,
	ocrEndpoint: url,
	iamEndpoint: url,
	session: '',
});

/** Credential data that signs in to the emulator with its access key; the project id is looked up unless given. */
export const accessKeyCredential = (
	url: string,
	changes: ICredentialDataDecryptedObject = {},
): ICredentialDataDecryptedObject => ({
	authentication: 'accessKey',
	accessKeyId: emulatorIdentity.accessKeyId,
	secretAccessKey: emulatorIdentity.secretAccessKey,
	securityToken: '',
	...at(url),
	...changes,
});

/** Credential data that signs in to the emulator with user name and password. */
export const tokenCredential = (
	url: string,
	changes: ICredentialDataDecryptedObject = {},
): ICredentialDataDecryptedObject => ({
	authentication: 'token',
	accountName: emulatorIdentity.accountName,
	userName: emulatorIdentity.userName,
	password: emulatorIdentity.password,
	...at(url),
	...changes,
});
