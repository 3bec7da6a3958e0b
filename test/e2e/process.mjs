/** Starts a server of the tests, knows when it is ready, and ends it with all that it started. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

const windows = process.platform === 'win32';
export const startMs = 120_000;
const stopMs = 15_000;

/** A port that was free a moment ago. */
export async function freePort() {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address();
	await new Promise((resolve) => server.close(resolve));
	return port;
}

/** Sends a signal to a process and all it started. */
function signal(child, name) {
	try {
		if (windows) child.kill(name);
		else process.kill(-child.pid, name);
	} catch {
		// gone already
	}
}

/** Most megabytes that a process has taken; undefined where the system does not say. */
function peakOf(pid) {
	const file = `/proc/${pid}/status`;
	if (!existsSync(file)) return undefined;
	const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(file, 'utf8'));
	return Math.round(Number(kilobytes) / 1024);
}

/**
 * Resolves when the process has said that it is ready; rejects with the end of its log when it never does.
 * @param {{ name: string, command: string, args: string[], logFile: string, ready: string } & import('node:child_process').SpawnOptions} what
 *   ready: words of the line that says so; the rest goes to spawn
 * @returns {Promise<{ peakMB: () => number | undefined, stop: () => Promise<void>, kill: () => Promise<void> }>}
 */
export async function startProcess({ name, command, args, logFile, ready, ...options }) {
	const log = createWriteStream(logFile, { flags: 'a' });
	const child = spawn(command, args, {
		...options,
		stdio: ['ignore', 'pipe', 'pipe'],
		// A group of its own, so that what it has started goes with it
		detached: !windows,
	});
	const ended = once(child, 'exit');
	const over = ended.then(
		([code]) => `ended with ${code}`,
		(error) => error.message,
	);
	// Whatever ends this process: nothing is left behind
	const last = () => signal(child, 'SIGKILL');
	process.once('exit', last);
	const tail = [];
	let announced;
	const announcement = new Promise((resolve) => (announced = resolve));
	for (const stream of [child.stdout, child.stderr]) {
		createInterface({ input: stream }).on('line', (line) => {
			// Last lines may come after the end
			if (!log.writableEnded) log.write(`${line}\n`);
			tail.push(line);
			if (tail.length > 30) tail.shift();
			if (line.includes(ready)) announced('ready');
		});
	}
	const late = setTimeout(() => announced(`not ready after ${startMs / 1000} s`), startMs);
	const state = await Promise.race([announcement, over]);
	clearTimeout(late);

	async function end(first) {
		const force = setTimeout(() => signal(child, 'SIGKILL'), stopMs);
		if (child.exitCode === null && child.signalCode === null) signal(child, first);
		await over;
		clearTimeout(force);
		last();
		process.off('exit', last);
		log.end();
	}
	if (state !== 'ready') {
		await end('SIGTERM');
		throw new Error(`${name}: ${state}\n${tail.join('\n')}`);
	}
	return {
		/** Its most memory so far, without that of what it started. */
		peakMB: () => peakOf(child.pid),
		/** Asks it to end; with force where it does not listen. */
		stop: async () => await end('SIGTERM'),
		/** Ends it as a crash or a power cut does. */
		kill: async () => await end('SIGKILL'),
	};
}
