/** The report of bench/run.mjs for readers. */

const verdict = (ratio, goal) => (ratio <= goal ? `goal ${goal}: met` : `goal ${goal}: NOT met`);

/** @param {object} report as bench/run.mjs puts it together */
export function asTable({ machine, throughput, memory, body }) {
	const { run, firstOfCredential, goalRatio } = throughput;
	return [
		`Node ${machine.node}, ${machine.cores} cores, ${machine.processor}`,
		'',
		throughput.what,
		`  measured against ${throughput.against} (${throughput.idealMs} ms)`,
		`  credential used before       ${run.ms} ms   x ${run.ratio}   ${verdict(run.ratio, goalRatio)}`,
		`  credential never used before ${firstOfCredential.ms} ms   x ${firstOfCredential.ratio}   ${verdict(firstOfCredential.ratio, goalRatio)}`,
		'',
		memory.what,
		`  measured against ${memory.against}`,
		`  20 files                     ${memory.few.growthMB} MB`,
		`  200 files                    ${memory.many.growthMB} MB   x ${memory.ratio}   ${verdict(memory.ratio, memory.goalRatio)}`,
		'',
		body.what,
		`  measured against ${body.against}`,
		`  ours                         ${body.own.ms} ms   ${body.own.peakMB} MB`,
		`  theirs                       ${body.plain.ms} ms   ${body.plain.peakMB} MB   ours is ${body.timesFaster} times as fast`,
	].join('\n');
}
