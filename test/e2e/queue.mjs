/** A whole n8n in queue mode: main, webhook processor and two workers, with Redis and Postgres. */
import { join } from 'node:path';
import { filesOf, startPart } from './n8n.mjs';
import { freePort } from './process.mjs';
import { startPostgres, startRedis } from './services.mjs';

/** Executions that a worker runs at a time; n8n warns of fewer. */
export const workerConcurrency = 5;
/**
 * How soon n8n notices a dead worker. Its own values (60 s, 10 s, 30 s) only make the tests wait longer; a lock that is
 * much shorter is lost by a worker that lives, on a busy machine.
 */
const stalled = {
	QUEUE_WORKER_LOCK_DURATION: '20000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '4000',
	QUEUE_WORKER_STALLED_INTERVAL: '5000',
};

/**
 * @param {{ userFolder: string, logFolder: string }} where userFolder: the package is in it
 */
export async function startQueue({ userFolder, logFolder }) {
	const started = [];
	const stop = async () => {
		for (const part of started.splice(0).reverse()) await part.stop();
	};
	const logFile = (name) => join(logFolder, `queue-${name}.log`);
	async function start(starting) {
		const part = await starting;
		started.push(part);
		return part;
	}
	const part = async (name, command, env, args) =>
		await start(startPart(command, { userFolder, logFile: logFile(name), env, args }));

	try {
		const redis = await start(startRedis(logFile('redis')));
		const postgres = await start(startPostgres(logFile('postgres')));
		const shared = {
			...stalled,
			EXECUTIONS_MODE: 'queue',
			OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redis.port),
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(postgres.port),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: 'n8n',
		};
		const [mainPort, hooksPort] = [await freePort(), await freePort()];
		// The first process makes the tables
		await part('main', 'start', { ...shared, N8N_PORT: String(mainPort) });

		const startWorker = async (mode, number) =>
			await part(`worker-${number}`, 'worker', { ...shared, N8N_DEFAULT_BINARY_DATA_MODE: mode }, [
				`--concurrency=${workerConcurrency}`,
			]);
		let now;
		return {
			url: `http://127.0.0.1:${mainPort}`,
			hooks: `http://127.0.0.1:${hooksPort}`,
			files: filesOf(userFolder),
			stop,

			/**
			 * Starts the webhook processor and two workers that keep files in this way; those of another way are stopped.
			 * @param {'database' | 'default'} mode as N8N_DEFAULT_BINARY_DATA_MODE; "default" keeps files in the execution
			 */
			async keepFilesIn(mode) {
				if (now?.mode === mode) return;
				const before = now ? [now.webhook, ...now.workers] : [];
				await Promise.all(before.map((one) => one.stop()));
				for (const one of before) started.splice(started.indexOf(one), 1);
				const env = { ...shared, N8N_DEFAULT_BINARY_DATA_MODE: mode, N8N_PORT: String(hooksPort) };
				const [webhook, ...workers] = await Promise.all([
					part('webhook', 'webhook', env),
					startWorker(mode, 1),
					startWorker(mode, 2),
				]);
				now = { mode, webhook, workers };
			},

			/** Ends a worker as a crash does, and starts another, as Docker or systemd do. */
			async crashWorker() {
				const [dead] = now.workers;
				await dead.kill();
				started.splice(started.indexOf(dead), 1);
				now.workers = [now.workers[1], await startWorker(now.mode, 1)];
			},

			/** Most memory in MB of each worker that lives. */
			workerPeaks: () => now.workers.map((worker) => worker.peakMB()),
		};
	} catch (error) {
		await stop();
		throw error;
	}
}
