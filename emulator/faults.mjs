/** Which request is to go wrong, and how: rules by place in the row, by document or by seeded chance. */
import { createHash } from 'node:crypto';

/**
 * @typedef {{ api?: string, nth?: number, every?: number, after?: number, times?: number, probability?: number,
 *   seed?: number | string, documentHash?: string, marker?: string }} Match
 * @typedef {{ type: string, [option: string]: any }} Fault
 */

/** 0 to 1, the same for the same words: chance that does not depend on the order of arrival. */
const chance = (...words) =>
	createHash('sha256').update(words.join(' ')).digest().readUInt32BE(0) / 2 ** 32;

export class FaultRules {
	/** @param {() => number} now the emulator's time, which its configuration can move */
	constructor(now) {
		this.now = now;
		this.rules = [];
	}
	/** @param {{ match?: Match, fault: Fault } | Array<{ match?: Match, fault: Fault }>} rules */
	add(rules) {
		for (const { match = {}, fault } of [rules].flat()) {
			if (typeof fault?.type !== 'string') throw new Error('A rule needs fault.type');
			this.rules.push({ match, fault, seen: 0, hits: 0, attempts: new Map(), state: {} });
		}
	}
	clear() {
		this.rules = [];
	}
	/**
	 * The rules that want this request: delays, and the first of another kind.
	 * @param {{ api: string, documentHash?: string, bytes?: Buffer, order: number, inFlight: number }} request
	 */
	find(request) {
		const found = [];
		for (const [index, rule] of this.rules.entries()) {
			if (!this.#wants(rule, index, request)) continue;
			rule.hits += 1;
			found.push(rule);
			if (rule.fault.type !== 'latency') break;
		}
		return found;
	}
	#wants(rule, index, { api, documentHash, bytes, order, inFlight }) {
		const { match } = rule;
		if (match.api !== undefined ? match.api !== api : api.startsWith('iam.')) return false;
		if (match.documentHash !== undefined && match.documentHash !== documentHash) return false;
		if (match.marker !== undefined && !bytes?.includes(match.marker)) return false;
		if (rule.hits >= (match.times ?? Infinity)) return false;
		rule.seen += 1;
		const place = rule.seen - (match.after ?? 0);
		if (place < 1) return false;
		if (match.nth !== undefined && place !== match.nth) return false;
		if (match.every !== undefined && place % match.every !== 0) return false;
		if (rule.fault.type === 'throttle') return this.#over(rule, inFlight);
		if (match.probability === undefined) return true;
		const what = documentHash ?? order;
		const attempt = (rule.attempts.get(what) ?? 0) + 1;
		rule.attempts.set(what, attempt);
		return chance(match.seed ?? 1, index, what, attempt) < match.probability;
	}
	/** A throttle only bites beyond its limit: calls in a window that starts with its first call, or calls at a time. */
	#over({ fault, state }, inFlight) {
		if (fault.mode === 'concurrency') return inFlight > fault.limit;
		const { limit, windowMs = 60_000 } = fault;
		if (!(this.now() < state.windowEnds))
			Object.assign(state, { windowEnds: this.now() + windowMs, count: 0 });
		state.count += 1;
		return state.count > limit;
	}
	report() {
		return this.rules.map(({ match, fault, seen, hits }) => ({ match, fault, seen, hits }));
	}
}
