import { sleep as n8nSleep } from 'n8n-workflow';

/**
 * n8n's `sleep`, which ends at once when the signal aborts: n8n before 2.34 takes no signal and would wait to the end.
 * @param ms milliseconds
 * @throws the reason of the signal, where it ends the wait
 */
export async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
	if (!signal) return await n8nSleep(ms);
	signal.throwIfAborted();
	let stop = () => {};
	const stopped = new Promise<never>((_, reject) => {
		stop = () => reject(signal.reason as Error);
		signal.addEventListener('abort', stop, { once: true });
	});
	try {
		await Promise.race([stopped, n8nSleep(ms, signal)]);
	} finally {
		signal.removeEventListener('abort', stop);
	}
}
