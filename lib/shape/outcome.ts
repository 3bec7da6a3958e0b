/** Answers that say in a field whether the business succeeded. */
import type { Answer } from '../catalogue/types';
import type { Content } from './documents';
import { put, textOf, type Json } from './values/json';

/** Puts `verified` first and the meaning of the outcome beside it; what is not verified needs a look. */
export function withOutcome(content: Content, outcome: NonNullable<Answer['outcome']>): Content {
	const code = textOf(content.fields[outcome.field]);
	const verified = code === outcome.success;
	const meaning = Object.hasOwn(outcome.meanings, code) ? outcome.meanings[code] : undefined;
	const fields: Json = { verified };
	for (const [name, value] of Object.entries(content.fields)) {
		put(fields, name, value);
		if (name === outcome.field && meaning !== undefined) {
			put(fields, outcome.field.replace(/_code$/, '') + '_meaning', meaning);
		}
	}
	if (!verified) {
		const reason =
			meaning ??
			(code === '' ? 'The answer does not say whether it is right' : `Result code ${code}`);
		content.scope.review.doubt(outcome.field, reason);
	}
	return { ...content, fields };
}
