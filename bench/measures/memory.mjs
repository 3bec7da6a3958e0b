/** Growth of the process up to its peak, with heavy files at concurrency 5; each run in a fresh process. */
import { filesOf } from '../files.mjs';
import { startContender, startService } from '../processes.mjs';
import { median, rounded } from '../statistics.mjs';

const MB = 1_000_000;

/** With answers that take this long, as many bodies are in memory as are sent side by side */
const LATENCY_MS = 200;

/** Small files before the measured ones, so that what V8 takes for busy code is in every peak */
const WARM = { node: 200, httpRequestNode: 20 };

/** Median of the peaks of fresh processes: when the garbage collector runs is chance. */
async function peakOf(name, files, options, runs = 1) {
	const peaks = [];
	for (let run = 0; run < runs; run++) {
		const contender = await startContender(name, options);
		try {
			await contender.run(filesOf(WARM[name], 30_000), { concurrency: 20 });
			peaks.push((await contender.run(files, { concurrency: 5 })).peakMB);
		} finally {
			contender.stop();
		}
	}
	return rounded(median(peaks), 0);
}

async function measured({ url, modules, quick }) {
	const options = { url };
	const runs = quick ? 1 : 5;
	const peaks = {};
	for (const count of quick ? [20, 200] : [20, 100, 200]) {
		peaks[`n${count}`] = await peakOf('node', filesOf(count, 7 * MB), options, runs);
	}
	// n8n's own nodes take seconds for each file of 7 MB
	const compared = quick ? 2 : 20;
	const files = filesOf(compared, 7 * MB);
	const peer = modules && (await peakOf('httpRequestNode', files, { ...options, modules }));
	const ours = quick ? await peakOf('node', files, options) : peaks.n20;
	const inMemory = quick
		? undefined
		: await peakOf('node', filesOf(20, 7 * MB), { ...options, binaryMode: 'default' });
	return {
		what: `files of 7 MB at concurrency 5, answers after ${LATENCY_MS} ms: MB above the idle process at the peak`,
		n200OverN20: rounded(peaks.n200 / peaks.n20, 3),
		overHttpRequestNode: peer ? rounded(ours / peer, 3) : null,
		peakMB: {
			...peaks,
			n20InMemoryMode: inMemory ?? null,
			[`httpRequestNodeN${compared}`]: peer ?? null,
		},
	};
}

export async function memory({ modules, quick }) {
	const service = await startService(LATENCY_MS);
	try {
		return await measured({ url: service.url, modules, quick });
	} finally {
		service.stop();
	}
}
