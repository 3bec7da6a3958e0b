/** The emulator's client, typed for the tests. */
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

const client = require('../../emulator/client.cjs');

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
	const { url, control, stop } = await client.startEmulator(args);
	return {
		url,
		async control(path, body) {
			const [, verb = 'POST', name] = /^(?:(GET|POST|PUT|DELETE) )?(.*)$/.exec(path)!;
			return await control(verb, name, body);
		},
		stats: async () => await control('GET', 'stats'),
		stop,
	};
}

type MakeCredential = (
	url: string,
	changes?: ICredentialDataDecryptedObject,
) => ICredentialDataDecryptedObject;

/** Credential data that signs in to the emulator with its access key; the project id is looked up unless given. */
export const accessKeyCredential: MakeCredential = client.accessKeyCredential;

/** Credential data that signs in to the emulator with user name and password. */
export const tokenCredential: MakeCredential = client.tokenCredential;
