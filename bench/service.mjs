/**
 * The service that all contenders call: answers every OCR call from memory, in a process of its own, so that its work
 * is in nobody's figures. `node bench/service.mjs LATENCY_MS` prints its port.
 */
import { createServer } from 'node:http';

const latencyMs = Number(process.argv[2] ?? 0);
const words = Array.from({ length: 10 }, (_, index) => ({
	words: `Line ${index + 1} of the answer`,
	confidence: 0.99,
	location: [
		[10, 20 * index],
		[300, 20 * index],
		[300, 20 * index + 15],
		[10, 20 * index + 15],
	],
}));
const answer = JSON.stringify({
	result: { direction: 0, words_block_count: words.length, words_block_list: words },
});
const projects = JSON.stringify({
	projects: [{ id: '00000000000000000000000000bench0', name: 'cn-north-4', enabled: true }],
});

createServer((request, response) => {
	request.resume();
	request.on('end', () => {
		const body = request.url.includes('/ocr/') ? answer : projects;
		const send = () => {
			response.writeHead(200, {
				'content-type': 'application/json',
				'content-length': Buffer.byteLength(body),
				'x-request-id': '0123456789abcdef0123456789abcdef',
			});
			response.end(body);
		};
		if (latencyMs > 0 && request.url.includes('/ocr/')) setTimeout(send, latencyMs);
		else send();
	});
}).listen(0, '127.0.0.1', function listening() {
	process.stdout.write(`${this.address().port}\n`);
});
