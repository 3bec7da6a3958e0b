/** The execution hint after a run. Used by lib/n8n. */
import type { Stats } from './types';

const many = (count: number, one: string, more = `${one}s`): string =>
	`${count.toLocaleString('en-US')} ${count === 1 ? one : more}`;

/** A clock that is off by less than this does no harm. */
const WORTH_SAYING_MS = 60_000;

/**
 * What a run did, in one or two sentences; empty when there is nothing to say (one document, no repeat, no wait).
 */
export function summaryLine(stats: Stats): string {
	return [workLine(stats), clockLine(stats.clockOffsetMs)].filter(Boolean).join(' ');
}

function workLine(stats: Stats): string {
	const waited = Math.round(stats.waitedMs / 1000);
	const plain = stats.documents <= 1 && stats.pages <= 1;
	if (plain && !stats.reused && !stats.retried && waited === 0) return '';
	const what = [
		many(stats.documents, 'document'),
		...(stats.pages > stats.documents ? [many(stats.pages, 'page')] : []),
	].join(', ');
	const how = [
		`${many(stats.billed, 'call')} billed`,
		...(stats.reused ? [`${many(stats.reused, 'result')} reused`] : []),
		...(stats.retried
			? [
					many(stats.retried, 'call') +
						' repeated' +
						(stats.throttled
							? ` (${stats.throttled.toLocaleString('en-US')} slowed by the service)`
							: ''),
				]
			: []),
		...(waited ? [`${many(waited, 'second')} waited`] : []),
	].join(', ');
	return `${what}: ${how}.`;
}

function clockLine(offsetMs: number | undefined): string {
	if (offsetMs === undefined || Math.abs(offsetMs) < WORTH_SAYING_MS) return '';
	const minutes = Math.round(Math.abs(offsetMs) / 60_000);
	const much = minutes < 120 ? many(minutes, 'minute') : many(Math.round(minutes / 60), 'hour');
	const way = offsetMs > 0 ? 'behind' : 'ahead of';
	return `The clock of this machine is ${much} ${way} the service's; calls were signed with the service's time. Set the clock (NTP).`;
}
