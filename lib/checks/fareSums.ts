/** Parts of a fare and their sum: train, flight and taxi. */
import { cents, centsOrNone, isFilled, moneyText, oneCurrency, sumOf } from './money';
import type { DocumentFields, Doubt } from './types';

interface FareSum {
	total: string;
	parts: readonly string[];
	/** Parts that must be there for a check; the others may be missing */
	needed: readonly string[];
	/** A part that older forms of the document include in another part, so that it may count or not */
	maybe?: string;
}

const SUMS: readonly FareSum[] = [
	{
		total: 'ticket_price',
		parts: ['total_amount_excluding_tax', 'tax_amount'],
		needed: ['total_amount_excluding_tax', 'tax_amount'],
	},
	{
		total: 'total',
		parts: ['fare', 'caac_development_fund', 'fuel_surcharge', 'other_taxes'],
		needed: ['fare', 'caac_development_fund'],
		maybe: 'tax',
	},
	{
		total: 'total',
		parts: ['fare', 'fuel_oil_surcharge', 'call_service_surcharge'],
		needed: ['fare', 'fuel_oil_surcharge'],
	},
];

/** Doubts about a total that is not the sum of its parts; none where one of them is missing or not a number. */
export function fareSums(document: DocumentFields): Doubt[] {
	return SUMS.flatMap(({ total: totalField, parts, needed, maybe }) => {
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
