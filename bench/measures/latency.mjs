/** Many documents of a service that takes its time: wall time against files x latency / concurrency. */
import { filesOf } from '../files.mjs';
import { startContender, startService } from '../processes.mjs';
import { median, rounded } from '../statistics.mjs';

const LATENCY_MS = 300;

export async function latency({ modules, quick }) {
	const service = await startService(LATENCY_MS);
	const files = filesOf(200, 30_000);
	const options = { url: service.url };
	const node = await startContender('node', options);
	const peer =
		modules && !quick
			? await startContender('httpRequestNode', { ...options, modules })
			: undefined;
	try {
		await node.run(files.slice(0, 100), { concurrency: 10 });
		const result = {
			what: `${files.length} files of 30 kB, ${LATENCY_MS} ms latency: wall time over files x latency / concurrency`,
		};
		for (const concurrency of quick ? [10] : [1, 5, 10, 20]) {
			// One by one 200 files take a minute
			const some = concurrency === 1 ? files.slice(0, 40) : files;
			const idealMs = (some.length / concurrency) * LATENCY_MS;
			const times = [];
			for (let round = 0; round < (concurrency === 10 && !quick ? 3 : 1); round++) {
				times.push((await node.run(some, { concurrency })).wallMs);
			}
			result[`c${concurrency}OverIdeal`] = rounded(median(times) / idealMs, 3);
			if (peer && concurrency >= 10) {
				const batchInterval = LATENCY_MS;
				const { wallMs } = await peer.run(some, { concurrency, batchInterval });
				result[`httpRequestNodeC${concurrency}OverIdeal`] = rounded(wallMs / idealMs, 3);
			}
		}
		return result;
	} finally {
		node.stop();
		peer?.stop();
		service.stop();
	}
}
