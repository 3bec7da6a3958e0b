/** Checks of an invoice: whether it is good, what that means in plain words, and what differs from the record. */
import type { Meaning, VerificationOutcome } from '../catalogue/types';
import { isAnother, matchTable, type MatchRow } from '../verification/match';
import type { ReadDocument } from './documents';
import { own, put, textOf, type Json } from './values/json';

type InvoiceVerdict = Omit<Meaning, 'tryLater' | 'saysOfToday'> & { tryLater: boolean | null };

const notKnown = (says: string, more: Partial<InvoiceVerdict> = {}): InvoiceVerdict => ({
	says,
	verified: null,
	checkUsed: null,
	tryLater: null,
	...more,
});

/** The verdict with the state of the invoice: a good code alone does not say that it is valid (it may be cancelled). */
function ofState(meaning: Meaning, { state }: VerificationOutcome, fields: Json): InvoiceVerdict {
	const value = textOf(fields[`${state.field}_code`] ?? fields[state.field]);
	if (value === state.good) return meaning;
	const bad = own(state.bad, value) as string | undefined;
	if (bad !== undefined) return { ...meaning, verified: false, says: bad };
	const says =
		value === ''
			? 'The data agree, but the answer does not say whether the invoice is still valid.'
			: `The data agree, but the state "${value}" of the invoice is not known here.`;
	return notKnown(says, { checkUsed: meaning.checkUsed });
}

function invoiceVerdict(
	{ fields, scope, answer }: ReadDocument,
	outcome: VerificationOutcome,
): InvoiceVerdict {
	const code = textOf(fields[outcome.field]);
	const meaning = own(outcome.meanings, code) as Meaning | undefined;
	if (meaning === undefined) {
		return notKnown(
			code === ''
				? 'The answer does not say what the check found.'
				: `The result code ${code} is not known here: it says nothing about the invoice.`,
		);
	}
	const { asked } = scope.task.facts;
	if (asked && isAnother(answer.fields, asked, fields)) {
		const { checkUsed } = meaning;
		return notKnown('The answer is about another invoice: it says nothing about this one.', {
			checkUsed,
		});
	}
	if (meaning.verified && textOf(fields.number).trim() === '') {
		const { checkUsed } = meaning;
		return notKnown('The answer names no invoice, so it says nothing about this one.', {
			checkUsed,
		});
	}
	if (meaning.verified) return ofState(meaning, outcome, fields);
	const ofToday = asked !== undefined && asked.asked.issue_date === asked.today;
	return ofToday && meaning.saysOfToday !== undefined
		? { ...meaning, says: meaning.saysOfToday, tryLater: true }
		: meaning;
}

const quoted = (value: unknown): string => `"${textOf(value).slice(0, 60)}"`;

/** Puts what the check found first; what is not a good invoice, and what differs from the record, needs a look. */
export function withOutcome(content: ReadDocument, outcome: VerificationOutcome): ReadDocument {
	const { scope } = content;
	const { asked } = scope.task.facts;
	const { verified, says, checkUsed, tryLater } = invoiceVerdict(content, outcome);
	const match: MatchRow[] = asked ? matchTable(content.answer.fields, asked, content.fields) : [];
	const names = match.flatMap(({ name, equal }) => (equal ? [] : name));
	const { field } = outcome.state;
	const fields: Json = {
		verified,
		[field]: content.fields[field] ?? null,
		outcome: names.length === 0 ? says : `${says} Not as on record: ${names.join(', ')}.`,
		check_used: checkUsed,
		try_later: tryLater,
		match,
	};
	for (const [name, value] of Object.entries(content.fields)) put(fields, name, value);
	if (!verified) scope.doubt('verified', says.replace(/\.$/, ''));
	for (const { name, recognized, registered, equal } of match) {
		if (equal) continue;
		const reason =
			name === 'items'
				? `The invoice has ${recognized} line${recognized === 1 ? '' : 's'}, the record of the tax authority ${registered}`
				: `The invoice says ${quoted(recognized)}, the tax authority ${quoted(registered)}`;
		const expected = typeof registered === 'number' ? registered : textOf(registered);
		scope.doubts.push({ field: name, value: recognized, reason, expected });
	}
	if (Number(fields.total) < 0) {
		scope.doubt('total', 'This is a red invoice: it takes back an earlier one');
	}
	return { ...content, fields };
}
