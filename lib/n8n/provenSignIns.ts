/** Which sign-ins the service took a moment ago; kept in this process only, without any secret. */

/** Long enough for a workflow that runs every few minutes, too short for keys to be changed and forgotten. */
const provenMs = 5 * 60_000;
const most = 200;
const proven = new Map<string, number>();

/** Notes that the service took this sign-in, or (`false`) refused it. */
export function noteSignIn(id: string, good: boolean, now: number): void {
	proven.delete(id);
	if (!good) return;
	if (proven.size >= most) proven.delete(proven.keys().next().value as string);
	proven.set(id, now + provenMs);
}

/** Whether the sign-in proved good a moment ago: then no request of a run needs to go first alone. */
export const isProven = (id: string, now: number): boolean => now < (proven.get(id) ?? 0);
