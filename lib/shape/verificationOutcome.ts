/** Checks of an invoice: whether it is good, what that means in plain words, and what differs from the record. */
import type { Meaning, VerificationOutcome } from '../catalogue/types';
import { isAnother, matchTable } from '../verification/match';
import type { ReadDocument } from './documents';
import { own, textOf, type Json } from './values/json';

type Verdict = Pick<Meaning, 'says' | 'verified' | 'checkUsed'> & { tryLater: boolean | null };

const notKnown = (says: string, checkUsed: Meaning['checkUsed'] = null): Verdict => ({
	says,
	verified: null,
	checkUsed,
	tryLater: null,
});

/** The verdict with the state of the invoice: a good code alone does not say that it is valid (it may be cancelled). */
function ofState(meaning: Meaning, { state }: VerificationOutcome, fields: Json): Verdict {
	const value = textOf(fields[`${state.field}_code`] ?? fields[state.field]);
	if (value === state.good) return meaning;
	const bad = own(state.bad, value) as string | undefined;
	if (bad !== undefined) return { ...meaning, verified: false, says: bad };
	const says =
		value === ''
			? 'The data agree, but the answer does not say whether the invoice is still valid.'
			: `The data agree, but the state "${value}" of the invoice is not known here.`;
	return notKnown(says, meaning.checkUsed);
}

function verdictOf({ fields, scope, answer }: ReadDocument, outcome: VerificationOutcome): Verdict {
	const code = textOf(fields[outcome.field]);
	const meaning = own(outcome.meanings, code) as Meaning | undefined;
	if (meaning === undefined) {
		return notKnown(
			code === ''
				? 'The answer does not say what the check found.'
				: `The result code ${code} is not known here: it says nothing about the invoice.`,
		);
	}
	const { verified, checkUsed, saysOfToday } = meaning;
	const { asked } = scope.task.facts;
	if (asked && isAnother(answer.fields, asked, fields)) {
		const says = 'The answer is about another invoice: it says nothing about this one.';
		return notKnown(says, checkUsed);
	}
	if (verified && textOf(fields.number).trim() === '') {
		const says = 'The answer names no invoice, so it says nothing about this one.';
		return notKnown(says, checkUsed);
	}
	if (verified) return ofState(meaning, outcome, fields);
	const isOfToday = asked?.asked.issue_date === asked?.today;
	return asked && isOfToday && saysOfToday !== undefined
		? { ...meaning, says: saysOfToday, tryLater: true }
		: meaning;
}

const quoted = (value: unknown): string => `"${textOf(value).slice(0, 60)}"`;

/** Puts what the check found first; what is not a good invoice, and what differs from the record, needs a look. */
export function withOutcome(document: ReadDocument, outcome: VerificationOutcome): ReadDocument {
	const { scope, answer } = document;
	const { asked } = scope.task.facts;
	const { verified, says, checkUsed, tryLater } = verdictOf(document, outcome);
	const match = asked ? matchTable(answer.fields, asked, document.fields) : [];
	const differing = match.filter(({ equal }) => !equal);
	const names = differing.map(({ name }) => name).join(', ');
	const { field } = outcome.state;
	if (!verified) scope.doubt('verified', says.replace(/\.$/, ''));
	for (const { name, recognized, registered } of differing) {
		const reason =
			name === 'items'
				? `The invoice has ${recognized} line${recognized === 1 ? '' : 's'}, the record of the tax authority ${registered}`
				: `The invoice says ${quoted(recognized)}, the tax authority ${quoted(registered)}`;
		const expected = typeof registered === 'number' ? registered : textOf(registered);
		scope.doubts.push({ field: name, value: recognized, reason, expected });
	}
	if (Number(document.fields.total) < 0) {
		scope.doubt('total', 'This is a red invoice: it takes back an earlier one');
	}
	const fields: Json = {
		verified,
		[field]: null,
		outcome: names === '' ? says : `${says} Not as on record: ${names}.`,
		check_used: checkUsed,
		try_later: tryLater,
		match,
		...document.fields,
	};
	return { ...document, fields };
}
