/** The agent, with a model that answers by script: a wrong address first, then the right one, then the words. */
import assert from 'node:assert/strict';
import { serveModel } from '../../model.mjs';
import { upload } from '../../upload.mjs';
import { imported } from './support.mjs';

export async function agent(world) {
	const { rest, documents } = world;
	const address = `${documents.url}/vat-invoice.png`;
	const told = [];
	const model = await serveModel([
		({ tools }) => {
			told.push(tools[0].function.description);
			return { tool: { url: `${documents.url}/no-such-invoice.png` } };
		},
		({ toolSaid }) => {
			told.push(toolSaid);
			return { tool: { url: address } };
		},
		({ toolSaid }) => {
			told.push(toolSaid);
			return { text: `The total is ${/"total":\s*([\d.]+)/.exec(toolSaid)?.[1]}.` };
		},
	]);
	try {
		const openAiApi = await rest.api('POST', '/rest/credentials', {
			name: 'Scripted model',
			type: 'openAiApi',
			data: { apiKey: 'no-key', url: `${model.url}/v1` },
		});
		const workflow = await imported(world, 'agent-with-invoice-tool', {
			Chat: { parameters: { public: true, options: {} } },
		});
		const { nodes } = workflow;
		nodes.find(({ name }) => name === 'Chat Model').credentials = {
			openAiApi: { id: openAiApi.id, name: openAiApi.name },
		};
		const saved = await rest.api('PATCH', `/rest/workflows/${workflow.id}`, {
			nodes,
			versionId: workflow.versionId,
		});
		await rest.activate({ ...workflow, ...saved });
		const { output } = await upload([], `${world.n8n.hooks}/webhook/invoice-agent/chat`, {
			action: 'sendMessage',
			sessionId: 'end-to-end',
			chatInput: `What is the total of ${address}?`,
		});
		assert.equal(output, 'The total is 5650.');
		// The model is told what went wrong and what to do, not only that something did
		assert.match(
			told[0],
			/^Read Chinese VAT invoices.*Wants one file .*Gives title, code, number/s,
		);
		assert.match(told[1], /Obtaining the file from the URL failed.*Make the URL public/s);
		assert.doesNotMatch(told[2], /base64|requestId/);
	} finally {
		await model.stop();
	}
}
