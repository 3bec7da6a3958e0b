/** The proof sheet and the kept source, for what a document can come as. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Emulator } from './emulator';
import { accessKeyCredential, startEmulator } from './emulator';
import { binaryBytes, binaryItem } from './harness';
import type { StandIn } from './standIn';
import { startStandIn } from './standIn';
import { ask, picture } from './support';

let emulator: Emulator;
let standIn: StandIn;
beforeAll(async () => {
	[emulator, standIn] = await Promise.all([startEmulator(['--sample']), startStandIn()]);
});
afterAll(async () => await Promise.all([emulator.stop(), standIn.stop()]));

const credentials = () => ({
	huaweiCloudApi: accessKeyCredential(standIn.url, { projectId: 'project' }),
});

const corners = (x: number, y: number) => [
	[x, y],
	[x + 9, y],
	[x + 9, y + 9],
	[x, y + 9],
];
const FRONT = {
	side: 'front',
	name: '样例',
	number: '11010119900307001X',
	text_location: { name: corners(11, 12) },
};
const BACK = {
	side: 'back',
	issue: '样例市公安局',
	text_location: { issue: corners(31, 32) },
};

it('joined sides of a card: both pictures with their own boxes, and both files kept', async () => {
	const front = picture(1);
	const back = picture(2);
	const answers = new Map<string, object>([
		[front.toString('base64'), FRONT],
		[back.toString('base64'), BACK],
	]);
	Object.defineProperty(standIn, 'answer', {
		get: () => ({ result: answers.get(String(standIn.calls.at(-1)!.body.image)) }),
	});
	const item = binaryItem(front, 'front.png', 'image/png', 'one', { order: 4711 });
	item.binary!.two = binaryItem(back, 'back.png').binary!.data;
	const { outputs, error } = await ask({
		url: standIn.url,
		api: 'id-card',
		credentials: credentials(),
		input: [item],
		parameters: { inputSource: 'allBinary' },
		options: { joinSides: true, proofSheet: true, keepSource: 'both' },
	});
	expect(error).toBeUndefined();
	expect(outputs[0]).toHaveLength(1);
	const [{ json, binary }] = outputs[0]!;
	expect(json.input).toEqual({ order: 4711 });
	expect(await binaryBytes(binary!.one)).toEqual(front);
	expect(await binaryBytes(binary!.two)).toEqual(back);
	const [, ofFront, ofBack] = (await binaryBytes(binary!.proof)).toString().split('<main ');
	expect(ofFront).toContain(front.toString('base64'));
	expect(ofFront).toContain('--x:11;--y:12;');
	expect(ofBack).toContain(back.toString('base64'));
	expect(ofBack).toContain('--x:31;--y:32;');
});

const scanned = readFileSync(join(__dirname, '../../demo/samples/scanned.pdf'));

it.each(['id-card', 'general-text'])(
	'%s: the sheet of a scanned PDF shows the picture of its page, sent as it is or not',
	async (api) => {
		const { outputs, error } = await ask({
			url: emulator.url,
			api,
			input: [binaryItem(scanned, 'scanned.pdf', 'application/pdf')],
			parameters: { pages: '1' },
			options: { proofSheet: true },
		});
		expect(error).toBeUndefined();
		const html = (await binaryBytes(outputs[0]![0].binary!.proof)).toString();
		const card = scanned.subarray(
			scanned.indexOf(Buffer.from([0xff, 0xd8, 0xff])),
			scanned.indexOf(Buffer.from([0xff, 0xd9])) + 2,
		);
		expect(html).toContain(`data:image/jpeg;base64,${card.toString('base64')}`);
	},
);

it('a check has no page: its sheet shows the match table alone', async () => {
	const { outputs, error } = await ask({
		url: emulator.url,
		api: 'invoice-verification',
		input: [{ json: {} }],
		parameters: {
			number: '12345678',
			issue_date: '2023-05-18',
			additionalFields: { code: '044031900111', check_code: '123456' },
		},
		options: { proofSheet: true },
	});
	expect(error).toBeUndefined();
	const html = (await binaryBytes(outputs[0]![0].binary!.proof)).toString();
	expect(html).not.toContain('<main');
	expect(html).toMatch(/<h2>Match<\/h2><table>.*12345678/s);
});
