/** What reaches an AI agent that has a node as a tool. */
import type { Emulator } from './emulator';
import { startEmulator } from './emulator';
import { ask, pictureItem } from './support';

let emulator: Emulator;

beforeAll(async () => (emulator = await startEmulator(['--sample'])));
afterAll(async () => await emulator.stop());

const textOf = async (options: object) => {
	const input = [pictureItem(1)];
	const { outputs } = await ask({ url: emulator.url, input, options: { ...options } });
	return outputs[0][0].json.text as string;
};

it('Longest Text cuts the text of the page and says so; without it the text is whole', async () => {
	const whole = await textOf({});
	const { length } = [...whole];
	expect(length).toBeGreaterThan(8);
	expect(await textOf({ longestText: 7 })).toBe(
		`${[...whole].slice(0, 7).join('')}… [cut: 7 of ${length} characters]`,
	);
	expect(await textOf({ longestText: 0 })).toBe(whole);
});

it('Base64 takes a file that an expression points to, as n8n hands none to a tool', async () => {
	const parameters = { inputSource: 'base64', base64: '={{ $input.item.binary.data }}' };
	const { outputs } = await ask({
		url: emulator.url,
		input: [pictureItem(2, 'chat.png')],
		parameters,
		nodeType: 'test.nodeTool',
	});
	expect(outputs[0][0].json).toMatchObject({
		document: 'general-text',
		source: { fileName: 'chat.png' },
	});
});
