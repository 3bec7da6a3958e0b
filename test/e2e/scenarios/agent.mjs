/** An agent of the newest kind, with a file that only the workflow can hand to its tool. */
import assert from 'node:assert/strict';
import { accessKeyCredential } from '../../../emulator/client.mjs';
import { dense, wordsOf } from '../documents.mjs';
import { serveModel } from '../model.mjs';
import { download, manual, ocr } from '../nodes.mjs';
import { itemsOf } from '../rest.mjs';

const tool = 'Huawei Cloud OCR GeneralTool';
const link = (node, type = 'main') => ({ [type]: [[{ node, type, index: 0 }]] });
const longest = 30;

export default {
	name: 'an agent is told what its tool wants, corrects itself, and gets a text that it can take',
	async run({ rest, emulator, documents }) {
		const said = [];
		const model = await serveModel([
			({ tools }) => {
				said.push(tools[0].function);
				return { tool: { pages: 'the first' } };
			},
			({ toolSaid }) => {
				said.push(toolSaid);
				return { tool: { pages: '1' } };
			},
			({ toolSaid }) => {
				said.push(toolSaid);
				return { text: 'Read.' };
			},
		]);
		try {
			const credential = await rest.credential('Agent', accessKeyCredential(emulator.url));
			const openAiApi = await rest.api('POST', '/rest/credentials', {
				name: 'Scripted model of the agent',
				type: 'openAiApi',
				data: { apiKey: 'no-key', url: `${model.url}/v1` },
			});
			const nodes = [
				manual(),
				download(`${documents.url}/english-letter.png`),
				{
					id: 'node-agent',
					name: 'Agent',
					type: '@n8n/n8n-nodes-langchain.agent',
					typeVersion: 3,
					parameters: { promptType: 'define', text: 'What is in the letter?', options: {} },
				},
				{
					id: 'node-model',
					name: 'Model',
					type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
					typeVersion: 1.2,
					parameters: { model: { __rl: true, mode: 'id', value: 'scripted' }, options: {} },
					credentials: { openAiApi: { id: openAiApi.id, name: openAiApi.name } },
				},
				ocr('GeneralTool', credential, {
					operation: 'general-text',
					inputSource: 'base64',
					base64: "={{ $('Get Scan').item.binary.data }}",
					pages: "={{ $fromAI('pages', 'Pages to read', 'string') }}",
					output: 'selectedFields',
					fields: ['text'],
					options: { longestText: longest },
				}),
			];
			const workflow = await rest.saveWorkflow('Agent with a file', nodes, {
				connections: {
					Start: link('Get Scan'),
					'Get Scan': link('Agent'),
					Model: link('Agent', 'ai_languageModel'),
					[tool]: link('Agent', 'ai_tool'),
				},
			});
			const [{ json }] = itemsOf(await rest.run(workflow, 'Start'), 'Agent');
			assert.equal(json.output, 'Read.');
		} finally {
			await model.stop();
		}
		const [{ description, parameters }, refused, read] = said;
		assert.match(description, /^Read printed text .*Wants one file \(JPEG.*Gives text/s);
		assert.deepEqual(Object.keys(parameters.properties), ['pages']);
		// The word that was wrong, and the next step
		assert.match(refused, /\\"the first\\" in pages.*Correct the parameter \\"Pages\\"/s);
		const [{ text, ...others }] = JSON.parse(read);
		assert.deepEqual(others, {});
		assert.ok(dense(wordsOf('english-letter.png')[0]).startsWith(dense(text).slice(0, 5)), text);
		assert.match(
			text,
			new RegExp(`^.{${longest}}… \\[cut: ${longest} of \\d+ characters\\]$`, 's'),
		);
		assert.equal((await emulator.control('GET', 'stats')).billed, 1);
	},
};
