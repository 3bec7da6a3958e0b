/** What would keep the process alive. Rejections that nobody minded need no watch here: jest fails the test they come from. */
import { setTimeout } from 'node:timers/promises';
import { runInThisContext } from 'node:vm';

// jest hands tests a copy of `process` that knows nothing of this
const real = runInThisContext('process') as { getActiveResourcesInfo(): string[] };

/** Open timers and connections by kind. */
export function openHandles() {
	const kinds = real.getActiveResourcesInfo();
	const count = (kind: RegExp) => kinds.filter((name) => kind.test(name)).length;
	return {
		timers: count(/^Timeout$/),
		connections: count(/^(TCP|TLS)/),
		lookUps: count(/^GetAddrInfo/),
	};
}

/** Open handles once everything that is closing has closed, at most those of `before` or whatever is left after 2 s. */
export async function handlesLeft(before: ReturnType<typeof openHandles>) {
	const deadline = Date.now() + 2000;
	const more = () => {
		const now = openHandles();
		return Object.entries(before).some(([kind, count]) => now[kind as keyof typeof now] > count);
	};
	while (more() && Date.now() < deadline) await setTimeout(5);
	return openHandles();
}
