/** One measurement in a process of its own: `node bench/measure.mjs NAME JSON` prints its result as one JSON line. */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

async function timed(work) {
	const from = performance.now();
	await work();
	return performance.now() - from;
}

/** Wall time of many small documents: the first run of a credential in this process, and the next one. */
async function throughput({ url, documents, concurrency }) {
	const { openNode, storedItem } = await import('./engine.mjs');
	const { smallPicture } = await import('./pictures.mjs');
	const items = async (from) => {
		const all = [];
		for (let mark = 0; mark < documents; mark++) {
			const name = `scan-${mark}.png`;
			all.push(await storedItem(smallPicture(from + mark), name, 'image/png'));
		}
		return all;
	};
	const run = openNode(url);
	await run([]);
	const [first, next] = [await items(0), await items(documents)];
	const measured = async (input) =>
		await timed(async () => {
			const output = await run(input, { concurrency });
			if (output.length !== documents) throw new Error(`${output.length} items came back`);
		});
	return { firstMs: await measured(first), runMs: await measured(next) };
}

/** Memory of the process before and while heavy documents go through the node. */
async function memory({ url, documents, concurrency }) {
	const { openNode, storedItem } = await import('./engine.mjs');
	const { smallPicture, heavyPicture } = await import('./pictures.mjs');
	const run = openNode(url);
	await run([]);
	await run([await storedItem(smallPicture(1), 'warm-up.png', 'image/png')]);
	const input = [];
	const heavy = heavyPicture();
	for (let mark = 0; mark < documents; mark++) {
		heavy.mark(mark);
		input.push(await storedItem(heavy.bytes, `scan-${mark}.bmp`, 'image/bmp'));
	}
	const earlierPeak = process.resourceUsage().maxRSS * 1024;
	const before = process.memoryUsage().rss;
	let seen = before;
	const watch = setInterval(() => (seen = Math.max(seen, process.memoryUsage().rss)), 10);
	const ms = await timed(async () => {
		const output = await run(input, { concurrency });
		if (output.length !== documents) throw new Error(`${output.length} items came back`);
	});
	clearInterval(watch);
	// the system's own peak misses nothing, but knows no beginning
	const peakOfAll = process.resourceUsage().maxRSS * 1024;
	const peak = peakOfAll > earlierPeak ? peakOfAll : seen;
	return { ms, fileBytes: heavy.bytes.length, before, peak, growth: peak - before };
}

/** Time and memory of building the body of one call. */
async function body({ way, rounds }) {
	const { bodyOf } = require(`${root}dist/lib/huawei/requestBody.js`);
	const { heavyPicture } = await import('./pictures.mjs');
	const { bytes } = heavyPicture();
	const parameters = { detect_direction: true, language: 'zh' };
	const ways = {
		bodyOf: () => bodyOf({ field: 'image', bytes, parameters }),
		stringify: () =>
			Buffer.from(JSON.stringify({ image: bytes.toString('base64'), ...parameters })),
	};
	const build = ways[way];
	const before = process.resourceUsage().maxRSS;
	const bodyBytes = build().length;
	const peakMB = Math.round((process.resourceUsage().maxRSS - before) / 1024);
	const times = [];
	for (let round = 0; round < rounds; round++) times.push(await timed(build));
	times.sort((a, b) => a - b);
	return { ms: times[Math.floor(rounds / 2)], peakMB, bodyBytes };
}

const measurements = { throughput, memory, body };
const [name, options] = process.argv.slice(2);
const result = await measurements[name](JSON.parse(options));
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exit(0);
