/** One contender in a process of its own: `node bench/worker.mjs NAME OPTIONS`, driven by messages of its parent. */
const [name, options] = process.argv.slice(2);
const { open } = await import(`./contenders/${name}.mjs`);
const contender = await open(JSON.parse(options));

const MB = 1024 * 1024;

/** Resident memory of this process before its first file: what a garbage collection leaves later is chance */
const idle = process.memoryUsage.rss();

let ready = {};

/** What the contender starts from; made once for all rounds, so that it is in no round's figures. */
async function preparedFor(files) {
	const id = files.join();
	if (ready.id !== id) {
		ready = { id, prepared: await contender.prepare(files) };
		global.gc();
	}
	return ready.prepared;
}

/** Recognizes all files and measures this process meanwhile. */
async function measured({ files, options: runOptions }) {
	const prepared = await preparedFor(files);
	let peak = 0;
	const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 10);
	const cpu = process.cpuUsage();
	const from = performance.now();
	const answers = await contender.run(prepared, runOptions);
	const wallMs = performance.now() - from;
	const { user, system } = process.cpuUsage(cpu);
	clearInterval(watch);
	peak = Math.max(peak, process.memoryUsage.rss());
	if (answers !== files.length) throw new Error(`${answers} answers for ${files.length} files`);
	return { wallMs, cpuMs: (user + system) / 1000, peakMB: (peak - idle) / MB };
}

process.on('message', (message) => {
	measured(message).then(
		(result) => process.send(result),
		(error) => process.send({ error: error.stack }),
	);
});
// An end by signal would leave the contender's folders behind
process.once('disconnect', () => process.exit());
process.send({ ready: true });
