/** Large calls and many small ones: CPU and wall time of our node against the floor, n8n's helper, the SDK and n8n's own nodes. */
import { filesOf } from '../files.mjs';
import { startContender } from '../processes.mjs';
import { inTurns, ratio, spread } from '../statistics.mjs';

const MB = 1_000_000;

/** @param mostForPeer files that n8n's HTTP Request node gets in a round: with large ones it takes seconds for each */
async function compared({ service, modules, files, rounds, concurrency, mostForPeer = Infinity }) {
	const filesOfContender = (name) =>
		name === 'httpRequestNode' ? files.slice(0, mostForPeer) : files;
	const options = { url: service.url };
	const names = ['node', 'floor', 'helper', 'sdk'];
	const contenders = [];
	// Warm at once, as n8n is: V8 gives a process that has rested a small heap, and collects it all the time
	const begin = async (name, chosen) => {
		const contender = await startContender(name, chosen);
		contenders.push(contender);
		await contender.run(filesOfContender(name), { concurrency });
	};
	for (const name of names) await begin(name, options);
	if (modules) await begin('httpRequestNode', { ...options, modules });
	try {
		const results = await inTurns(contenders, rounds, async ({ name, run }) => {
			// n8n's HTTP Request node sends all at once where no batches are chosen
			const chosen = name === 'httpRequestNode' ? {} : { concurrency };
			return await run(filesOfContender(name), chosen);
		});
		const cpu = (name) => results[name]?.map(({ cpuMs }) => cpuMs / filesOfContender(name).length);
		const wall = (name) =>
			results[name]?.map(({ wallMs }) => wallMs / filesOfContender(name).length);
		const perCall = Object.fromEntries(
			contenders.map(({ name }) => [
				name,
				{ cpuMs: spread(cpu(name)), wallMs: spread(wall(name)) },
			]),
		);
		const over = (name, of = cpu) => (results[name] ? ratio(of('node'), of(name)) : null);
		return { perCall, over, wall };
	} finally {
		for (const { stop } of contenders) stop();
	}
}

/** One file of 7 MB after another. */
export async function largeCall({ service, modules, quick }) {
	const files = filesOf(quick ? 5 : 10, 7 * MB);
	const rounds = quick ? 3 : 15;
	const mostForPeer = quick ? 1 : 5;
	const { perCall, over } = await compared({
		service,
		modules,
		files,
		rounds,
		concurrency: 1,
		mostForPeer,
	});
	return {
		what: `a file of 7 MB, from the file to the answer, one after the other; CPU of the process, medians of ${rounds} rounds`,
		cpuOverFloor: over('floor'),
		cpuOverSdk: over('sdk'),
		cpuOverHelper: over('helper'),
		cpuOverHttpRequestNode: over('httpRequestNode'),
		perCall,
	};
}

/** Many files of 30 kB, no latency. */
export async function smallCalls({ service, modules, quick }) {
	const count = quick ? 200 : 2000;
	const rounds = quick ? 3 : 5;
	const files = filesOf(count, 30_000);
	// n8n's HTTP Request node needs ten times as long
	const peer = quick ? undefined : modules;
	const measured = await compared({ service, modules: peer, files, rounds, concurrency: 10 });
	const { perCall, over } = measured;
	return {
		what: `${count} files of 30 kB, concurrency 10, no latency; CPU a call, medians of ${rounds} rounds`,
		overHelper: over('helper'),
		overSdk: over('sdk'),
		overFloor: over('floor'),
		overHttpRequestNode: over('httpRequestNode'),
		perCall,
	};
}
