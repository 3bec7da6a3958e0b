/** The execution hint after a run. */
import type { Stats } from './types';

const countText = (count: number): string => count.toLocaleString('en-US');

const many = (count: number, noun: string): string =>
	`${countText(count)} ${count === 1 ? noun : `${noun}s`}`;

/** A smaller difference of the clocks is not mentioned: it does no harm. */
const WORTH_SAYING_MS = 60_000;

/**
 * What a run did, in a few sentences, unread documents first; empty when there is nothing to say (one document, no repeat, no wait).
 * @param clockOffsetMs milliseconds that the local clock is behind the service's; negative when ahead
 */
export function summaryLine(stats: Stats, clockOffsetMs = 0): string {
	const lines = [unreadLine(stats), workLine(stats), clockLine(clockOffsetMs)];
	return lines.filter(Boolean).join(' ');
}

function unreadLine({ documents, unreadDocuments, unreadPages }: Stats): string {
	const unread = [
		...(unreadDocuments ? [`${countText(unreadDocuments)} of ${many(documents, 'document')}`] : []),
		...(unreadPages ? [many(unreadPages, 'page')] : []),
	];
	if (unread.length === 0) return '';
	return `${unread.join(' and ')} ${unreadDocuments + unreadPages === 1 ? 'was' : 'were'} not read.`;
}

function workLine(stats: Stats): string {
	const waited = Math.round(stats.waitedMs / 1000);
	const { documents, pages, billed, possiblyBilled, reused, retried, throttled } = stats;
	const plain = documents <= 1 && pages <= 1;
	if (plain && !reused && !retried && !possiblyBilled && waited === 0) return '';
	const what = [many(documents, 'document'), ...(pages > documents ? [many(pages, 'page')] : [])];
	const slowed = throttled ? ` (${countText(throttled)} slowed by the service)` : '';
	const how = [
		`${many(billed, 'call')} billed`,
		...(possiblyBilled ? [`${countText(possiblyBilled)} possibly billed`] : []),
		...(reused ? [`${many(reused, 'result')} reused`] : []),
		...(retried ? [`${many(retried, 'call')} repeated${slowed}`] : []),
		...(waited ? [`${many(waited, 'second')} waited`] : []),
	];
	return `${what.join(', ')}: ${how.join(', ')}.`;
}

function clockLine(offsetMs: number): string {
	if (Math.abs(offsetMs) < WORTH_SAYING_MS) return '';
	const minutes = Math.round(Math.abs(offsetMs) / 60_000);
	const much = minutes < 120 ? many(minutes, 'minute') : many(Math.round(minutes / 60), 'hour');
	const way = offsetMs > 0 ? 'behind' : 'ahead of';
	return `The clock of this machine is ${much} ${way} the service's; calls were signed with the service's time. Set the clock (NTP).`;
}
