/** The sample documents: their bytes, what stands in them, and an address on this machine to fetch them from. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const folder = new URL('../../demo/samples/', import.meta.url);
const { samples } = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8'));
const types = { png: 'image/png', jpg: 'image/jpeg', pdf: 'application/pdf' };

export const typeOf = (name) => types[name.split('.').pop()];

/** @param {string} name e.g. "english-letter.png" */
export const bytesOf = (name) => readFileSync(fileURLToPath(new URL(name, folder)));

/** Words that stand in a sample, on all its pages, and that general-text has to read. */
export const wordsOf = (name) =>
	samples
		.filter(({ file, api }) => file === name && api === 'general-text')
		.flatMap(({ words }) => words);

/** Text without blanks: recognition may set them otherwise than the page does. */
export const dense = (text) => text.replace(/\s+/g, '');

/** Serves the samples and what `extra` holds (name to bytes) on a free port. */
export async function serveDocuments(extra = {}) {
	const server = createServer((request, response) => {
		const name = decodeURIComponent(request.url.slice(1));
		try {
			const bytes = extra[name] ?? bytesOf(name);
			response.writeHead(200, { 'content-type': typeOf(name), 'content-length': bytes.length });
			response.end(bytes);
		} catch {
			response.writeHead(404).end();
		}
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
