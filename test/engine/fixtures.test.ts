/**
 * An answer of each API, and every one with options, goes through its node in the real engine over HTTP and comes out as
 * the items a user should get. What each answer becomes is in test/unit/fixtures.test.ts.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeExecutionData } from 'n8n-workflow';
import { apiById } from '../../lib/catalogue';
import { accessKeyCredential, emulatorIdentity } from './emulator';
import { binaryBytes, binaryItem } from './harness';
import { startStandIn } from './standIn';
import type { StandIn } from './standIn';
import { ask, picture } from './support';

interface Fixture {
	api: string;
	cases: Case[];
}
interface Case {
	name: string;
	parameters: Record<string, unknown>;
	options?: Record<string, unknown>;
	answer: unknown;
	items: Array<{
		json: Record<string, unknown>;
		binary?: Record<string, { mimeType: string; bytes: number }>;
	}>;
}

const folder = join(__dirname, '../fixtures/answers');
const fixtures: Fixture[] = readdirSync(folder)
	.filter((name) => name.endsWith('.json'))
	.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));

const EXTENSIONS: Record<string, string> = {
	'image/jpeg': 'jpg',
	'image/png': 'png',
	'image/bmp': 'bmp',
	'image/tiff': 'tiff',
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
};
const scan = picture(1, 128, 128);

let service: StandIn;

beforeAll(async () => {
	// Validity is judged by the day: the fixtures are written for this one
	jest.useFakeTimers({
		now: new Date('2026-11-21T12:00:00Z'),
		doNotFake: [
			'clearImmediate',
			'clearInterval',
			'clearTimeout',
			'hrtime',
			'nextTick',
			'performance',
			'queueMicrotask',
			'setImmediate',
			'setInterval',
			'setTimeout',
		],
	});
	service = await startStandIn();
});
afterAll(async () => {
	jest.useRealTimers();
	await service.stop();
});

/** The project is named, so that nothing but the OCR path is called. */
const credentials = () => ({
	huaweiCloudApi: accessKeyCredential(service.url, { projectId: emulatorIdentity.projectId }),
});

const PAGES = ['page_num', 'pdf_page_number'];

/** The panel of a case: switches among the options, for APIs without a panel the JSON of "Other API". */
function panelOf(api: string, one: Case, output: string) {
	const entry = apiById(api)!;
	const { output: wanted, fields, ...options } = one.options ?? {};
	const given = Object.fromEntries(
		Object.entries(one.parameters).filter(([name]) => !PAGES.includes(name)),
	);
	const shaping = { output: wanted ?? output, ...(fields ? { fields } : {}) };
	if (entry.expose === 'other') {
		const parameters = { ...shaping, apiId: api, parameters: JSON.stringify(given) };
		return { given, api: 'otherApi', parameters, options };
	}
	const additionalFields: Record<string, unknown> = {};
	const panel: Record<string, unknown> = { ...shaping, additionalFields };
	const others = entry.input === 'invoice' ? additionalFields : options;
	for (const [name, value] of Object.entries(given)) {
		const parameter = entry.parameters.find((known) => known.name === name)!;
		(parameter.required ? panel : others)[name] = value;
	}
	return { given, api, parameters: panel, options };
}

async function run(api: string, one: Case, output: 'simplified' | 'raw') {
	const { given, ...panel } = panelOf(
		api,
		output === 'raw' ? { ...one, options: {} } : one,
		output,
	);
	service.answer = one.answer;
	service.calls = [];
	const { outputs, error } = await ask({
		url: service.url,
		...panel,
		input: [binaryItem(scan, 'scan.png')],
		credentials: credentials(),
	});
	expect(error).toBeUndefined();
	return { given, items: outputs[0] };
}

async function binaryOf({ binary = {} }: INodeExecutionData) {
	const seen: Record<string, unknown> = {};
	for (const [name, file] of Object.entries(binary)) {
		const bytes = (await binaryBytes(file)).length;
		seen[name] = { mimeType: file.mimeType, bytes, fileName: file.fileName };
	}
	return seen;
}

const named = (api: string, binary: Case['items'][number]['binary'] = {}) =>
	Object.fromEntries(
		Object.entries(binary).map(([name, { mimeType, bytes }]) => {
			const stem = apiById(api)!.file ? 'scan' : api;
			return [name, { mimeType, bytes, fileName: `${stem}-${name}.${EXTENSIONS[mimeType]}` }];
		}),
	);

const longBase64 = (items: INodeExecutionData[]) =>
	JSON.stringify(items.map(({ json }) => json)).match(/[A-Za-z0-9+/=_-]{1025,}/g) ?? [];

/** Gives back what stands in place of each file, so that the raw answer can be compared whole. */
async function withFiles({ json, binary = {} }: INodeExecutionData): Promise<unknown> {
	const byName = new Map<string, string>();
	for (const [name, file] of Object.entries(binary)) {
		byName.set(name, (await binaryBytes(file)).toString('base64'));
	}
	const walk = (value: any): any => {
		if (typeof value === 'string') return byName.get(value) ?? value;
		if (Array.isArray(value)) return value.map(walk);
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner)]));
	};
	return walk(json);
}

describe.each(fixtures.map((one) => [one.api, one] as const))('%s', (api, { cases }) => {
	const hasFile = apiById(api)!.file !== undefined;
	const source = { item: 0, ...(hasFile ? { field: 'data', fileName: 'scan.png' } : {}) };
	const call = { requestId: 'stand-in-request', region: 'cn-north-4', attempts: 1, reused: false };

	const wired = cases.filter((one, index) => index === 0 || one.options);
	it.each(wired.map((one) => [one.name, one] as const))('%s: whole items', async (_name, one) => {
		const { given, items } = await run(api, one, 'simplified');
		expect(items.map(({ json, pairedItem }) => ({ json, pairedItem }))).toEqual(
			one.items.map(({ json }) => ({
				json: one.options?.output === 'selectedFields' ? json : { ...json, source, call },
				pairedItem: { item: 0 },
			})),
		);
		expect(await Promise.all(items.map(binaryOf))).toEqual(
			one.items.map(({ binary }) => named(api, binary)),
		);
		expect(longBase64(items)).toEqual([]);
		// Sent once, to the path of the API, with the file and what the case sets, and nothing else
		const file = hasFile ? { [apiById(api)!.file!.field]: scan.toString('base64') } : {};
		expect(service.calls).toEqual([
			{ path: `/v2/${emulatorIdentity.projectId}/ocr/${api}`, body: { ...file, ...given } },
		]);
	});

	it('raw', async () => {
		const [one] = cases;
		const { items } = await run(api, one, 'raw');
		expect(items).toHaveLength(1);
		expect(await withFiles(items[0])).toEqual(one.answer);
		expect(longBase64(items)).toEqual([]);
		const files = Object.assign({}, ...one.items.map(({ binary }) => binary ?? {}));
		if (one.items.length === 1) expect(await binaryOf(items[0])).toEqual(named(api, files));
	});
});

it('keeps the fields that are named, also where their names are typed', async () => {
	const one = fixtures.find(({ api }) => api === 'bank-receipt')!.cases[0];
	const names = Object.keys(one.items[0].json).filter((name) => !/^(document|review)$/.test(name));
	service.answer = one.answer;
	const { outputs, error } = await ask({
		url: service.url,
		api: 'bank-receipt',
		parameters: { output: 'selectedFields', fields: ` ${names[0]}, ${names[1]} ` },
		input: [binaryItem(scan, 'scan.png')],
		credentials: credentials(),
	});
	expect(error).toBeUndefined();
	expect(Object.keys(outputs[0][0].json)).toEqual([names[0], names[1]]);
});
