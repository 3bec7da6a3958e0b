/**
 * CONTRIBUTING.md by the letter: an API is added to a copy as its steps say, and panel, checks, request, items, schema,
 * search words, pages and tests follow.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INodeExecutionData } from 'n8n-workflow';
import { HuaweiCloudApi } from '../../credentials/HuaweiCloudApi.credentials';
import { accessKeyCredential, emulatorIdentity } from './emulator';
import { binaryItem, runNode } from './harness';
import { startStandIn } from './standIn';
import type { StandIn } from './standIn';
import { picture } from './support';
import { optionsOf, root, shownFor } from '../package/built';
import type { BuiltNode } from '../package/built';
import { entry, fact, fixture } from './madeUp.json';

const className = 'HuaweiCloudOcrDomain';
const copy = mkdtempSync(join(tmpdir(), 'made-up-'));

const PARTS = [
	'dist',
	'facts',
	'lib',
	'nodes',
	'scripts',
	'docs',
	'test/fixtures',
	'test/package',
	'test/unit',
	'README.md',
	'README.zh-CN.md',
	'package.json',
	'tsconfig.json',
];

const edit = (path: string, change: (old: string) => string) =>
	writeFileSync(join(copy, path), change(readFileSync(join(copy, path), 'utf8')));

const node = (...args: string[]) => execFileSync(process.execPath, args, { cwd: copy });

/** Builds what the entry changes, with its types checked; the rest is built already. */
function build() {
	const files = ['lib/catalogue/index.ts'];
	writeFileSync(
		join(copy, 'entry.json'),
		JSON.stringify({
			extends: './tsconfig.json',
			compilerOptions: { types: [] },
			files,
			include: [],
		}),
	);
	node(require.resolve('typescript/bin/tsc'), '-p', 'entry.json');
	node('scripts/schemas/write.mjs');
}

/** Takes the steps. Before the tests are collected, because those of the copy are among them. */
function takeSteps(): BuiltNode {
	// With their times: what is newer than dist would be compiled again
	for (const part of PARTS)
		cpSync(join(root, part), join(copy, part), { recursive: true, preserveTimestamps: true });
	symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
	// 1. The facts
	edit('facts/apis.json', (old) => JSON.stringify([...JSON.parse(old), fact]));
	// 2. The entry
	edit('lib/catalogue/domain.ts', (old) =>
		old.replace(/^(export const domain: .* = \[)$/m, `$1\n${JSON.stringify(entry)},`),
	);
	// 3. The fixture
	writeFileSync(join(copy, `test/fixtures/answers/${entry.id}.json`), JSON.stringify(fixture));
	// 4. npm run docs
	build();
	node('scripts/docs/write.mjs');
	const path = `dist/nodes/${className}/${className}.node.js`;
	const module = jest.requireActual(join(copy, path));
	return { path, className, node: new module[className]() };
}

const built = takeSteps();
let service: StandIn;

beforeAll(async () => (service = await startStandIn()));
afterAll(async () => {
	await service.stop();
	rmSync(copy, { recursive: true, force: true });
});
beforeEach(() => (service.calls = []));

const scan = picture(1, 128, 128);

interface Ask {
	parameters?: Record<string, unknown>;
	options?: Record<string, unknown>;
	bytes?: Buffer;
	credential?: Record<string, unknown>;
}

const run = async ({ parameters, options = {}, bytes = scan, credential }: Ask) =>
	await runNode({
		node: built.node,
		parameters: {
			operation: entry.id,
			inputSource: 'binary',
			binaryPropertyName: 'data',
			output: 'simplified',
			form_id: 'f1',
			...parameters,
			options,
		},
		credentialTypes: [new HuaweiCloudApi()],
		credentials: {
			huaweiCloudApi: accessKeyCredential(service.url, {
				projectId: emulatorIdentity.projectId,
				...(credential as object),
			}),
		},
		input: [binaryItem(bytes, 'form.png')],
	});

it('the panel offers it with all of its parameters, its notice and its regions', () => {
	const shown = shownFor(built, entry.id);
	const named = (name: string) => shown.find((property) => property.name === name)!;
	expect(optionsOf(named('operation')).find(({ value }) => value === entry.id)).toEqual({
		name: entry.name,
		value: entry.id,
		action: entry.action,
		description: 'Read a form that does not exist. Offered in la-south-2.',
	});
	expect(shown.find(({ type }) => type === 'notice')!.displayName).toBe(entry.notice);
	expect(named('form_id')).toMatchObject({ type: 'string', required: true });
	const options = named('options').options!.map(({ name }) => name);
	expect(options).toEqual(expect.arrayContaining(['return_stamp', 'kinds', 'joinPages']));
	expect(options).not.toContain('form_id');
	expect(named('pages').default).toBe('1');
	const selectable = shownFor(built, entry.id, { output: 'selectedFields' });
	const fields = optionsOf(selectable.find(({ name }) => name === 'fields')!);
	expect(fields.map(({ value }) => value)).toEqual(
		expect.arrayContaining(['holder', 'signed', 'fee', 'kind']),
	);
});

const seen = ({ json: { source, call, ...json }, binary = {} }: INodeExecutionData) => ({
	json,
	files: Object.keys(binary),
});

it.each(fixture.cases.map((one) => [one.name, one] as const))(
	'sends the parameters of its fixture and gives its items: %s',
	async (_name, one) => {
		service.answer = one.answer;
		const { form_id, ...switches } = one.parameters;
		const { outputs, error } = await run({ parameters: { form_id }, options: switches });
		expect(error).toBeUndefined();
		expect(service.calls).toEqual([
			{
				path: `/v2/${emulatorIdentity.projectId}/ocr/${entry.id}`,
				body: { data: scan.toString('base64'), ...one.parameters },
			},
		]);
		expect(outputs[0].map(seen)).toEqual(
			(one.items as INodeExecutionData[]).map(({ json, binary = {} }) => ({
				json,
				files: Object.keys(binary),
			})),
		);
	},
);

it.each([
	['a picture too large for it', { bytes: picture(1, 500, 100) }, /Made-Up Form.*400/],
	[
		'a format it does not read',
		{ bytes: picture(1, 100, 100, 'image/jpeg') },
		/JPEG.*Made-Up Form/,
	],
	[
		'a region without it',
		{ credential: { customEndpoints: false } },
		/not offered in region cn-north-4/,
	],
	[
		'a required parameter that an expression leaves empty',
		{ parameters: { form_id: '={{ "" }}' } },
		/"Form ID" is empty/,
	],
])('refuses %s before anything is sent', async (_name, wrong, message) => {
	const { error } = await run(wrong as Ask);
	expect(error.message).toMatch(message);
	expect(service.calls).toEqual([]);
});

it('the schema, the search words and the tables of the READMEs name it', () => {
	const read = (path: string) => readFileSync(join(copy, path), 'utf8');
	const schema = JSON.parse(read(`dist/nodes/${className}/__schema__/v1.0.0/${entry.id}.json`));
	expect(schema.properties).toMatchObject({
		holder: { type: 'string' },
		signed: { type: 'string' },
		fee: { type: 'number' },
		kind_code: { type: 'string' },
	});
	const codex = JSON.parse(read(`nodes/${className}/${className}.node.json`));
	expect(codex.alias).toEqual(expect.arrayContaining([entry.name, entry.nameZh, ...entry.alias]));
	expect(read('docs/nodes/domain.md')).toContain(`## ${entry.name} ${entry.nameZh}`);
	for (const readme of ['README.md', 'README.zh-CN.md']) {
		const row = read(readme)
			.split('\n')
			.find((line) => line.includes(`\`${entry.id}\``))!;
		for (const said of [entry.name, entry.nameZh, 'PNG', 'PDF', 'la-south-2']) {
			expect(row).toContain(said);
		}
	}
});

// 5. npm test: those of its tests that go through the data
describe.each([
	'test/unit/catalogue/facts',
	'test/unit/catalogue/wording',
	'test/unit/fixtures',
	'test/package/schemas',
])('%s takes it in', (suite) => {
	require(join(copy, `${suite}.test.ts`));
});
