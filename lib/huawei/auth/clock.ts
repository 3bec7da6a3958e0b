/**
 * How far the clock of a host is from ours, for as long as this process runs.
 * The service refuses signatures that are more than 15 minutes off, and a machine's clock is often not ours to mend.
 */
const offsets = new Map<string, number>();

const hostOf = (address: string): string =>
	address.includes('://') ? new URL(address).host : address;

/**
 * Remembers how many milliseconds a host is ahead of the local clock (less than 0: behind).
 * @param address host with its port, or a URL
 */
export const setClockOffset = (address: string, ms: number): void => {
	if (Number.isFinite(ms)) offsets.set(hostOf(address), ms);
};

/** Milliseconds to add to the local clock for signatures to a host or URL; 0 when nothing is known. */
export const clockOffset = (address: string): number => offsets.get(hostOf(address)) ?? 0;
