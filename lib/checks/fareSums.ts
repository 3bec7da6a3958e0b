/** Parts of a fare and their sum: train, flight and taxi. */
import { FARES } from '../catalogue/fieldNames';
import { cents, centsOrNone, isFilled, moneyText, oneCurrency, sumOf } from './money';
import type { DocumentFields, Doubt } from './types';

/** Doubts about a total that is not the sum of its parts; none where one of them is missing or not a number. */
export function fareSums(document: DocumentFields): Doubt[] {
	return FARES.flatMap(({ total: totalField, parts, needed, maybe }) => {
		const fields = [totalField, ...parts, ...(maybe ? [maybe] : [])];
		const total = cents(document[totalField]);
		const sum = sumOf(parts.map((field) => centsOrNone(document[field])));
		const more = maybe ? centsOrNone(document[maybe]) : 0;
		const known = needed.every((field) => isFilled(document[field]));
		if (total === undefined || sum === undefined || more === undefined || !known) return [];
		if (total === sum || total === sum + more || !oneCurrency(document, fields)) return [];
		const named = fields.slice(1).filter((field) => cents(document[field]) !== undefined);
		const reason = `${named.join(', ')} add up to ${moneyText(sum + more)}, not to ${moneyText(total)}`;
		return [{ field: totalField, reason }];
	});
}
