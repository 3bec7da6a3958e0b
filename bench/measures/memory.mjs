/** Growth of the process up to its peak, with heavy files at concurrency 5; each run in a fresh process. */
import { filesOf } from '../files.mjs';
import { startContender } from '../processes.mjs';
import { rounded } from '../statistics.mjs';

const MB = 1_000_000;

async function peakOf(name, files, options) {
	const contender = await startContender(name, options);
	try {
		await contender.run(files.slice(0, 1), { concurrency: 5 });
		return rounded((await contender.run(files, { concurrency: 5 })).peakMB, 0);
	} finally {
		contender.stop();
	}
}

export async function memory({ service, modules, quick }) {
	const options = { url: service.url };
	const peaks = {};
	for (const count of quick ? [20, 200] : [20, 100, 200]) {
		peaks[`n${count}`] = await peakOf('node', filesOf(count, 7 * MB), options);
	}
	// n8n's own nodes take seconds for each file of 7 MB
	const compared = quick ? 5 : 20;
	const files = filesOf(compared, 7 * MB);
	const peer = modules && (await peakOf('httpRequestNode', files, { ...options, modules }));
	const ours = quick ? await peakOf('node', files, options) : peaks.n20;
	const inMemory = quick
		? undefined
		: await peakOf('node', filesOf(20, 7 * MB), { ...options, binaryMode: 'default' });
	return {
		what: 'files of 7 MB at concurrency 5: MB above the idle process at the peak',
		n200OverN20: rounded(peaks.n200 / peaks.n20, 3),
		overHttpRequestNode: peer ? rounded(ours / peer, 3) : null,
		peakMB: {
			...peaks,
			n20InMemoryMode: inMemory ?? null,
			[`httpRequestNodeN${compared}`]: peer ?? null,
		},
	};
}
