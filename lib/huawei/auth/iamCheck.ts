/** Whether a credential works, found out with calls that cost nothing: OCR calls without a document, which are refused and not billed. */
import type { HuaweiCredential } from './credential';
import type { ServiceFailure } from '../errors';
import { regionOf } from './regions';

const firstApi = 'general-text';

/** The APIs to probe, until one is open for the account: many accounts have only a few enabled. */
export const probesOf = (credential: HuaweiCredential): readonly string[] => {
	const known = regionOf(credential.region)?.probes ?? [];
	return known.length > 0 ? known : [firstApi];
};

type ProbeVerdict =
	/** Signed in, and the service looked for a document */
	| 'pass'
	/** Not this API: another one may be open */
	| 'next'
	/** Get a new token, and try once more */
	| 'token'
	/** Correct the clock, and try once more */
	| 'clock'
	| 'refused';

/** What a refused call without a document says of the credential. */
export function probeVerdict(failure: ServiceFailure): ProbeVerdict {
	if (failure.code?.endsWith('.4204') || failure.kind === 'notOffered') return 'next';
	if (failure.kind === 'input' || failure.kind === 'throttled') return 'pass';
	if (failure.kind === 'token') return 'token';
	return failure.kind === 'clock' ? 'clock' : 'refused';
}

/** The refusal when no API was open: which of the two reasons, and what to change. */
export function notOpen(last: ServiceFailure, credential: HuaweiCredential): ServiceFailure {
	const name = regionOf(credential.region)?.name ?? credential.region;
	const where = `${name} (${credential.region})`;
	if (last.kind === 'notOffered') {
		return {
			...last,
			message: `The sign-in works, but there is no OCR service at this address for region ${where}: ${last.message}`,
			remedy:
				'Choose a region that offers OCR, such as cn-north-4, and check the custom endpoints.',
		};
	}
	return {
		...last,
		message: `The sign-in works, but the OCR service is not enabled for this account in region ${where}: ${last.message}`,
		remedy:
			'Enable the APIs you need in the OCR console of this region, or choose the region in which they are enabled.',
	};
}

/** The refusal of a token that has only just been made. */
export const freshTokenRefused = (failure: ServiceFailure): ServiceFailure => ({
	...failure,
	kind: 'authentication',
	message: `The sign-in works, but the OCR service does not take its token: ${failure.message}`,
	remedy:
		'Choose the region that the OCR endpoint belongs to. If that is right, use another IAM user: one with the name of its account gets restricted tokens.',
	repeatable: false,
});
