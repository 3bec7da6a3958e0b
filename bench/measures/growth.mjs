/** Cost of one document among few and among many. */
import { filesOf } from '../files.mjs';
import { startContender } from '../processes.mjs';
import { median, rounded } from '../statistics.mjs';

export async function growth({ service, quick }) {
	const node = await startContender('node', { url: service.url });
	const many = quick ? 5000 : 10_000;
	const perDocument = async (count, rounds) => {
		const files = filesOf(count, 1000);
		const costs = [];
		for (let round = 0; round < rounds; round++) {
			costs.push((await node.run(files, { concurrency: 20 })).cpuMs / count);
		}
		return median(costs);
	};
	try {
		await perDocument(500, 2);
		const few = await perDocument(100, 15);
		const lots = await perDocument(many, quick ? 1 : 3);
		return {
			what: `CPU a document among ${many} and among 100`,
			[`n${many}OverN100`]: rounded(lots / few, 3),
			cpuMs: { n100: rounded(few), [`n${many}`]: rounded(lots) },
		};
	} finally {
		node.stop();
	}
}
