/** Calls of a node that has the credential, for the tests of the credential. */
import type { IExecuteFunctions, IHttpRequestOptions, INodeType } from 'n8n-workflow';
import { HuaweiCloudApi } from '../../credentials/HuaweiCloudApi.credentials';
import { forgetSignIns } from './forgetSignIns';
import { startEmulator, type Emulator } from './emulator';
import { runNode, TestCredentialsHelper } from './harness';

export const type = 'huaweiCloudApi';
export let emulator: Emulator;
/** Starts the service for the tests of a file; every test begins with it as new. */
export function withEmulator(): void {
	beforeAll(async () => {
		emulator = await startEmulator();
	});
	afterAll(async () => await emulator?.stop());
	beforeEach(async () => {
		await emulator.control('reset');
		forgetSignIns();
	});
}

/** Runs code inside a node that has the credential; the text of what it threw, or what it returned. */
export async function inNode(
	data: Record<string, any>,
	work: (this: IExecuteFunctions) => Promise<unknown>,
	helper = new TestCredentialsHelper({ [type]: new HuaweiCloudApi() }),
) {
	let result: unknown;
	const node = {
		description: {
			displayName: 'Caller',
			name: 'caller',
			group: ['input'],
			version: [1],
			defaultVersion: 1,
			description: '',
			defaults: { name: 'Caller' },
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name: type, required: true }],
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			result = await work.call(this);
			return [[]];
		},
	} as unknown as INodeType;
	const run = await runNode({
		node,
		parameters: {},
		input: [{ json: {} }],
		credentials: { [type]: data },
		helper,
	});
	return {
		result: result as any,
		error: run.error as Error | undefined,
		helper,
		stored: () => helper.store.get(`id-${type}`)!,
		edit: (changes: object) =>
			helper.store.set(`id-${type}`, { ...helper.store.get(`id-${type}`)!, ...changes } as any),
	};
}

export const ocr = (changes: Partial<IHttpRequestOptions> = {}): IHttpRequestOptions => ({
	method: 'POST',
	url: `${emulator.url}/v2/{project_id}/ocr/id-card`,
	headers: { 'content-type': 'application/json' },
	body: Buffer.from('{}'),
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
	...changes,
});
export const call = async (
	context: IExecuteFunctions,
	options: IHttpRequestOptions,
	more?: object,
): Promise<any> =>
	await context.helpers.httpRequestWithAuthentication.call(context, type, options, more as any);
/** As the HTTP Request node does it. */
export const legacy = async (context: IExecuteFunctions, options: object): Promise<any> =>
	await (context.helpers as any).requestWithAuthentication.call(context, type, {
		headers: {},
		method: 'GET',
		json: false,
		resolveWithFullResponse: true,
		...options,
	});
export const settled = async (calls: Array<Promise<unknown>>) =>
	(await Promise.allSettled(calls)) as any[];
/** The refusal of a call without a document: only who is signed in gets that far. */
export const signedIn = {
	statusCode: 400,
	body: expect.objectContaining({ error_code: 'AIS.0101' }),
};
export const times = <T>(n: number, make: () => T): T[] => Array.from({ length: n }, make);
