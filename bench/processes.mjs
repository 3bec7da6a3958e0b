/** The processes of a benchmark: the service, and one for each contender, so that none is in another's figures. */
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Starts the service; gives its address and what ends it. */
export async function startService(latencyMs = 0) {
	const child = spawn(process.execPath, [path('service.mjs'), String(latencyMs)], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const [port] = await once(child.stdout, 'data');
	return { url: `http://127.0.0.1:${String(port).trim()}`, stop: () => child.kill() };
}

/**
 * Starts a contender of bench/contenders.
 * @returns `run(files, options)` recognizes the files and gives `{ wallMs, cpuMs, peakMB }` of its process
 */
export async function startContender(name, options) {
	const child = fork(path('worker.mjs'), [name, JSON.stringify(options)], {
		stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
		execArgv: ['--expose-gc'],
	});
	let ended;
	let waiting;
	child.once('exit', (code) => {
		ended = new Error(`${name} ended with ${code}`);
		waiting?.reject(ended);
	});
	child.on('message', (message) => waiting?.resolve(message));
	const reply = async () => {
		if (ended) throw ended;
		const message = await new Promise((resolve, reject) => (waiting = { resolve, reject }));
		if (message.error) throw new Error(`${name}: ${message.error}`);
		return message;
	};
	await reply();
	return {
		name,
		async run(files, runOptions = {}) {
			child.send({ files, options: runOptions });
			return await reply();
		},
		stop: () => child.connected && child.disconnect(),
	};
}
