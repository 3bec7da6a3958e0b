/** A chat model as OpenAI's interface offers one, that answers by script. */
import { once } from 'node:events';
import { createServer } from 'node:http';

const textOf = (content) =>
	typeof content === 'string' ? content : (content ?? []).map(({ text }) => text ?? '').join('');

/** The message of the model in OpenAI's form. */
function message({ tool, text }, tools, id) {
	if (tool === undefined) return { role: 'assistant', content: text };
	const call = { name: tools[0].function.name, arguments: JSON.stringify(tool) };
	return {
		role: 'assistant',
		content: null,
		tool_calls: [{ index: 0, id: `call_${id}`, type: 'function', function: call }],
	};
}

/**
 * Serves the script on a free port.
 * @param {Array<(said: { toolSaid: string, tools: object[] }) => { tool?: object, text?: string }>} script
 *   one function a turn: arguments for the first tool, or the last words
 */
export async function serveModel(script) {
	let turn = 0;
	const server = createServer((request, response) => {
		const chunks = [];
		request.on('data', (chunk) => chunks.push(chunk));
		request.on('end', () => {
			const {
				messages = [],
				tools = [],
				stream,
			} = JSON.parse(Buffer.concat(chunks).toString() || '{}');
			const last = messages.at(-1);
			const toolSaid = last?.role === 'tool' ? textOf(last.content) : '';
			const step = script[turn++] ?? (() => ({ text: 'The script has ended.' }));
			const said = message(step({ toolSaid, tools }), tools, turn);
			const finish_reason = said.tool_calls ? 'tool_calls' : 'stop';
			const base = { id: `chat_${turn}`, created: 0, model: 'scripted' };
			if (stream) {
				response.writeHead(200, { 'content-type': 'text/event-stream' });
				const chunk = (choice) =>
					response.write(
						`data: ${JSON.stringify({ ...base, object: 'chat.completion.chunk', choices: [{ index: 0, ...choice }] })}\n\n`,
					);
				chunk({ delta: said, finish_reason: null });
				chunk({ delta: {}, finish_reason });
				response.end('data: [DONE]\n\n');
				return;
			}
			response.writeHead(200, { 'content-type': 'application/json' });
			response.end(
				JSON.stringify({
					...base,
					object: 'chat.completion',
					choices: [{ index: 0, message: said, finish_reason }],
					usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
				}),
			);
		});
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${server.address().port}`,
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
