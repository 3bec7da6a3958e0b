/** The token store: what IAM has handed out, until when, for which project. */
import { randomBytes } from 'node:crypto';
import { refuse, refuseToken } from './refusal.mjs';

const tokenBytes = 2100; // about 2.8 kB of Base64, as long as real ones

export class TokenStore {
	/** @param {{ now: () => number }} at */
	constructor({ now }) {
		this.now = now;
		/** @type {Map<string, { user: object, project?: { id: string, region: string }, issuedAt: number, expiresAt: number, form?: string }>} */
		this.byToken = new Map();
	}
	issue(user, project, lifetimeMs) {
		const token = `MII${randomBytes(tokenBytes).toString('base64url')}`;
		const issuedAt = this.now();
		const entry = { user, project, issuedAt, expiresAt: issuedAt + lifetimeMs };
		this.byToken.set(token, entry);
		return { token, ...entry };
	}
	/**
	 * Makes tokens useless. @param {{ token?: string, form?: string }} [which] all when no token is named
	 * @returns {number} how many
	 */
	revoke({ token, form = 'updated' } = {}) {
		let count = 0;
		for (const [candidate, entry] of this.byToken) {
			if ((token !== undefined && candidate !== token) || entry.form !== undefined) continue;
			entry.form = form;
			count += 1;
		}
		return count;
	}
	/** @returns the entry; throws a Refusal in the form that fits what is wrong with the token */
	check(token, expiredForm = 'expired') {
		const entry = this.byToken.get(token);
		if (!entry) throw refuseToken('decrypt');
		if (entry.form !== undefined) throw refuseToken(entry.form);
		if (this.now() >= entry.expiresAt) throw refuseToken(expiredForm);
		return entry;
	}
	/** For an OCR call, which needs a project scope. */
	checkScoped(token, expiredForm) {
		const entry = this.check(token, expiredForm);
		if (!entry.project) throw refuse('ModelArts.0212', { outcome: 'token' });
		if (entry.user.restricted) throw refuseToken('decrypt');
		return entry;
	}
}
