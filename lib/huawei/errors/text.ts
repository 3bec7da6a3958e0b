/** Reads limits and times out of the text of a refusal, and cuts what must not be shown. */

const LONGEST_MESSAGE = 300;
const CUT = '[cut]';

/** Header names in lower case, first value of each. */
export function plainHeaders(
	headers: Readonly<Record<string, unknown>> | undefined,
): Record<string, string> {
	const plain: Record<string, string> = {};
	for (const [name, value] of Object.entries(headers ?? {})) {
		const first: unknown = Array.isArray(value) ? value[0] : value;
		if (typeof first === 'string' || typeof first === 'number') {
			plain[name.toLowerCase()] = String(first);
		}
	}
	return plain;
}

/**
 * The service's words, fit to be shown: one line of bounded length, without the canonical request that the
 * gateway echoes and without anything that looks like a key, a token or a password.
 */
export function presentable(message: string): string {
	const line = message
		.slice(0, 5_000)
		// Control characters would break the line in the panel, direction marks would reverse its text
		.replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ')
		// The gateway's echo: "canonicalRequest:POST|/v2/...|host:...", or the bare request with | for line breaks
		.replace(/[,;:.]?\s*(?:server'?s?\s*)?canonical[\s_-]*request.*$/i, '')
		.replace(/[,;:.]?\s*\b(?:GET|POST|PUT|PATCH|DELETE|HEAD) ?\|.*$/, '')
		.replace(
			/\b(authorization|x-auth-token|x-subject-token|x-security-token)\b\s*[:=].*$/i,
			`$1: ${CUT}`,
		)
		.replace(/\b(Access|Signature)=[^\s,]+/gi, `$1=${CUT}`)
		.replace(/\b(password|secret|token|ak|sk)(\s*[:=]\s*)(["']?)[^\s"',;]+\3/gi, `$1$2${CUT}`)
		// User and password in an address, however it is written
		.replace(/(:[/\\]*|[/\\]{2})[^\s/\\@]{0,200}@/g, `$1${CUT}@`)
		.replace(/(The value is )'.*?'/i, `$1${CUT}`)
		.replace(/[A-Za-z0-9+/=_-]{120,}/g, CUT)
		.replace(/[A-Za-z0-9+=_-]{38,}/g, CUT)
		// Access key IDs: capitals with digits
		.replace(/\b(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z0-9]{18,}\b/g, CUT)
		.trim();
	return line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE - 1)}…` : line;
}

const UNITS: Readonly<Record<string, number>> = {
	second: 1_000,
	minute: 60_000,
	hour: 3_600_000,
	day: 86_400_000,
};

/**
 * The limit that a refusal of the gateway names: "limit:60,time:1 minute". None for a quota of a day or more: a run does
 * not wait that long, its calls fail and say why.
 */
export function limitIn(message: string): { calls: number; windowMs: number } | undefined {
	const found = /limit:\s*(\d+)\s*,\s*time:\s*(\d*)\s*(second|minute|hour|day)/i.exec(message);
	if (!found) return undefined;
	const calls = Number(found[1]);
	const windowMs = Number(found[2] || 1) * UNITS[found[3].toLowerCase()];
	const isKept = calls > 0 && windowMs > 0 && windowMs < UNITS.day;
	return isKept ? { calls, windowMs } : undefined;
}

/** Milliseconds the service wants to be left alone, from Retry-After in seconds or as a date. */
export function retryAfterIn(
	headers: Record<string, string>,
	now: number | undefined,
): number | undefined {
	const named = headers['retry-after']?.trim();
	if (!named) return undefined;
	if (/^\d+(\.\d+)?$/.test(named)) return Math.round(Number(named) * 1_000);
	const at = /[a-z]{3}/i.test(named) ? Date.parse(named) : NaN;
	// The service's own clock where it says its time: the local one may be off
	const from = Date.parse(headers.date ?? '') || now;
	return Number.isNaN(at) || from === undefined ? undefined : Math.max(0, at - from);
}

/** "20230527T020608Z" in milliseconds. */
const stamp = (text: string): number =>
	Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

/**
 * Milliseconds to add to the local clock, from "signature time:20230527T000431Z,server time:20230527T020608Z";
 * without `now` the time of the signature is used as the local time.
 */
export function clockOffsetIn(message: string, now: number | undefined): number | undefined {
	const server = /server time:?\s*(\d{8}T\d{6}Z)/i.exec(message);
	const signed = /signature time:?\s*(\d{8}T\d{6}Z)/i.exec(message);
	const local = now ?? (signed ? stamp(signed[1]) : NaN);
	const offset = server ? stamp(server[1]) - local : NaN;
	return Number.isNaN(offset) ? undefined : offset;
}
