/** Cost of one document among few and among many, and of a page in a short and in a long file. */
import { filesOf, pdfOf } from '../files.mjs';
import { startContender } from '../processes.mjs';
import { median, rounded } from '../statistics.mjs';

export async function growth({ service, quick }) {
	const node = await startContender('node', { url: service.url });
	const many = 10_000;
	const perDocument = async (count, rounds) => {
		const files = filesOf(count, 1000);
		const costs = [];
		for (let round = 0; round < rounds; round++) {
			costs.push((await node.run(files, { concurrency: 20 })).cpuMs / count);
		}
		return median(costs);
	};
	/** CPU a page where all pages of a PDF are joined into one item */
	const perPage = async (count, rounds) => {
		const costs = [];
		for (let round = 0; round < rounds; round++) {
			const joined = { pages: 'all', joinPages: true, concurrency: 5 };
			costs.push((await node.run([pdfOf(count)], joined)).cpuMs / count);
		}
		return median(costs);
	};
	try {
		await perDocument(500, 2);
		const few = await perDocument(100, quick ? 7 : 15);
		const lots = await perDocument(many, quick ? 1 : 3);
		const rounds = quick ? 5 : 15;
		await perPage(200, 2);
		const short = await perPage(20, rounds);
		const long = await perPage(200, rounds);
		return {
			what: `CPU a document among ${many} and among 100; CPU a page in the item of a PDF of 200 pages and of 20`,
			n10000OverN100: rounded(lots / few, 3),
			pages200OverPages20: rounded(long / short, 3),
			cpuMs: {
				n100: rounded(few),
				n10000: rounded(lots),
				aPageOf20: rounded(short),
				aPageOf200: rounded(long),
			},
		};
	} finally {
		node.stop();
	}
}
