/** Everything that changes while the emulator runs. */
import { FaultRules } from './faults.mjs';
import { KeyLocks } from './signature.mjs';
import { Stats } from './stats.mjs';
import { TokenStore } from './tokens.mjs';

/**
 * - `ocr`: 'read' reads pictures where it can; 'sample' always answers the invented sample
 * - `latencyMs`: time before every OCR answer
 * - `clockSkewMs`: how far the emulator's clock is ahead of this machine's
 * - `clockForm`: words of a refused clock: 'app' (APIG.0303) or 'iam' (APIG.0301)
 * - `expiredTokenForm`, `revokedTokenForm`: expired, abnormal, decrypt, expires, updated, invalid
 * - `errorForm`: 'plain', or 'result' for the pages that put error_code inside result
 * - `outsideUrls`: whether `url` may name hosts that are not this machine
 */
export const defaults = {
	region: 'cn-north-4',
	strictRegions: false,
	ocr: 'read',
	latencyMs: 0,
	clockSkewMs: 0,
	clockForm: 'app',
	tokenLifetimeMs: 24 * 3_600_000,
	expiredTokenForm: 'expired',
	revokedTokenForm: 'updated',
	lockAfterLogins: 5,
	loginLockMs: 15 * 60_000,
	errorForm: 'plain',
	outsideUrls: false,
};

/** @typedef {ReturnType<typeof createState>} State */

/**
 * @param {Partial<typeof defaults>} options
 * @param {() => number} clock this machine's time
 */
export function createState(options = {}, clock = Date.now) {
	const start = { ...defaults, ...options };
	const state = {
		config: { ...start },
		now: () => clock() + state.config.clockSkewMs,
		/** Back to how it started; tokens are forgotten too. */
		reset() {
			state.config = { ...start };
			state.tokens = new TokenStore(state);
			state.locks = new KeyLocks(state.now);
			/** @type {Map<string, { refusals: number, until?: number }>} */
			state.logins = new Map();
			state.stats = new Stats(clock);
			state.faults = new FaultRules(state.now);
			/** @type {Map<string, number>} checks of an invoice, by day, code and number */
			state.checks = new Map();
		},
	};
	state.reset();
	return state;
}
