/**
 * SDK-HMAC-SHA256 as the gateway checks it, written from the published signing guide and on purpose without a line
 * of the package that it is to check.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { refuse } from './refusal.mjs';
import { identities, userNamed } from './facts.mjs';

const windowMs = 15 * 60_000;
const lockMs = 5 * 60_000;
const allowedInARow = 5;

const encode = (text) =>
	encodeURIComponent(text).replace(
		/[!'()*]/g,
		(c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
	);
const decode = (text) => {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
};
const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function canonicalPath(path) {
	const segments = path.split('/').map((segment) => encode(decode(segment)));
	const joined = segments.join('/');
	return joined.endsWith('/') ? joined : `${joined}/`;
}

function canonicalQuery(query) {
	if (query === '') return '';
	return (
		query
			.split('&')
			.map((pair) => {
				const cut = pair.indexOf('=');
				const [name, value] = cut < 0 ? [pair, ''] : [pair.slice(0, cut), pair.slice(cut + 1)];
				return [decode(name), decode(value)];
			})
			// By the plain names, as the vendor's signer does: in another order than their encoded forms
			.sort((a, b) => byText(a[0], b[0]) || byText(a[1], b[1]))
			.map(([name, value]) => `${encode(name)}=${encode(value)}`)
			.join('&')
	);
}

/**
 * @param {{ method: string, url: string, headers: Record<string, string | string[] | undefined>, bodyHash: string }} request
 * @param {string[]} names signed header names, lower case, in the order of the Authorization header
 */
export function canonicalRequest({ method, url, headers, bodyHash }, names) {
	const cut = url.indexOf('?');
	const path = cut < 0 ? url : url.slice(0, cut);
	const lines = names.map((name) => `${name}:${String(headers[name] ?? '').trim()}\n`).join('');
	const declared = headers['x-sdk-content-sha256'];
	// A hash of something else than the body would prove nothing
	const payload = declared === 'UNSIGNED-PAYLOAD' ? declared : bodyHash;
	return [
		method.toUpperCase(),
		canonicalPath(path),
		canonicalQuery(cut < 0 ? '' : url.slice(cut + 1)),
		lines,
		names.join(';'),
		payload,
	].join('\n');
}

/** @returns {number} milliseconds of "20250102T030405Z", NaN when it is not such a time */
function timeOf(text) {
	const m = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text ?? '');
	return m ? Date.UTC(+m[1], +m[2] - 1, +m[3], +m[4], +m[5], +m[6]) : NaN;
}
export const basicTime = (ms) => `${new Date(ms).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;

/** The refusal of a clock that is off, with both times, as either of the two families of gateways words it. */
export function refuseClock(signed, nowMs, form) {
	const times = `signature expired, signature time:${signed},server time:${basicTime(nowMs)}`;
	return form === 'iam'
		? refuse('APIG.0301', {
				message: `Incorrect IAM authentication information: calc aksk signature fail:${times}`,
				outcome: 'signature',
			})
		: refuse('APIG.0303', { detail: times, outcome: 'signature' });
}

const wrong = (detail) => refuse('APIG.0301', { detail, outcome: 'signature' });

/** Remembers refusals in a row by access key: more than five lock the key for five minutes. */
export class KeyLocks {
	/** @param {() => number} now */
	constructor(now) {
		this.now = now;
		this.byKey = new Map();
	}
	locked(id) {
		const entry = this.byKey.get(id);
		if (entry?.until === undefined) return false;
		if (this.now() < entry.until) return true;
		this.byKey.delete(id);
		return false;
	}
	failed(id) {
		const entry = this.byKey.get(id) ?? { inARow: 0 };
		entry.inARow += 1;
		if (entry.inARow > allowedInARow) entry.until = this.now() + lockMs;
		this.byKey.set(id, entry);
	}
	passed(id) {
		this.byKey.delete(id);
	}
}

/**
 * Checks the signature of a request.
 * @param {Parameters<typeof canonicalRequest>[0]} request
 * @param {{ now: () => number, locks: KeyLocks, clockForm?: string }} at
 * @returns {import('./facts.mjs').User} whose key it is; throws a Refusal
 */
export function userOfSignature(request, { now, locks, clockForm }) {
	const { headers } = request;
	const parts =
		/^SDK-HMAC-SHA256 Access=([^,\s]+), ?SignedHeaders=([^,\s]+), ?Signature=([0-9a-f]+)$/.exec(
			headers.authorization ?? '',
		);
	if (!parts) throw wrong('authorization header format is not correct');
	const [, id, nameList, signature] = parts;
	if (locks.locked(id)) throw wrong('AK access failed to reach the limit,forbidden');
	const accessKey = identities.accessKeys.find((candidate) => candidate.id === id);
	if (!accessKey) {
		locks.failed(id);
		throw wrong(`Get secretKey failed,ak:${id},err:ak not exist`);
	}
	const signed = String(headers['x-sdk-date'] ?? '');
	if (!(Math.abs(now() - timeOf(signed)) <= windowMs)) throw refuseClock(signed, now(), clockForm);

	const names = nameList.split(';');
	const canonical = canonicalRequest(request, names);
	const toSign = `SDK-HMAC-SHA256\n${signed}\n${createHash('sha256').update(canonical).digest('hex')}`;
	const expected = createHmac('sha256', accessKey.secret).update(toSign).digest();
	const given = Buffer.from(signature, 'hex');
	const complete = names.includes('host') && names.includes('x-sdk-date');
	if (!complete || given.length !== expected.length || !timingSafeEqual(given, expected)) {
		locks.failed(id);
		throw wrong(`verify aksk signature fail, canonicalRequest: ${canonical.replace(/\n/g, '|')}`);
	}
	checkSecurityToken(accessKey, headers['x-security-token'], () => locks.failed(id));
	locks.passed(id);
	return userNamed(accessKey.user);
}

function checkSecurityToken(accessKey, given, failed) {
	if (accessKey.securityToken === given) return;
	if (given !== undefined && given === accessKey.expiredSecurityToken)
		throw refuse('IAM.1108', { outcome: 'signature' });
	failed();
	throw wrong(
		`Get secretKey failed,ak:${accessKey.id},err:${given ? 'securitytoken is not valid' : 'ak not exist'}`,
	);
}
