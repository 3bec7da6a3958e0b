/** A balance sheet balances: assets = liabilities + equity, in each column of a date. */
import { readDecimal } from '../shape/values/amounts';
import { halfWidth } from '../shape/values/json';
import type { DocumentFields, Doubt } from './types';
import { cents, moneyText } from './values';

const EQUITY = '(?:所有者权益(?:\\(或?股东权益\\))?|股东权益)';
/** What the label of a row names; only these exact labels count */
const SUMS = {
	assets: /^资产(?:总计|合计|总额)$/,
	liabilities: /^负债(?:合计|总计)$/,
	equity: new RegExp(`^${EQUITY}合计$`),
	both: new RegExp(`^负债[和及与]${EQUITY}(?:总计|合计)$`),
};
type Name = keyof typeof SUMS;

/** Columns of amounts: 期末余额, 年初数, 2024年12月31日; not 行次 or 附注 */
const DATED = /[期年][末初]|\d{4} ?[-./年]/;
/** Sums of rounded amounts may be off by one */
const ROUNDED = /[千万亿]\s?元/;
/** Labels have words; line numbers and notes have not */
const WORDS = /[\u4e00-\u9fff]{2}/;

interface LabelledSum {
	label: string;
	field: string;
	cents: number;
}

/** The sums of one column of one table; null where a sum stands twice. */
interface Column {
	name: string;
	sums: Partial<Record<Name, LabelledSum | null>>;
}

/** Doubts about the sums of the table rows; none where one is missing, rounded, not a number or stands twice. */
export function balance(document: DocumentFields): Doubt[] {
	const { rows, text } = document;
	if (!Array.isArray(rows) || ROUNDED.test(String(text))) return [];
	return datedColumns(rows).flatMap(({ name, sums: { assets, liabilities, equity, both } }) => {
		if (!assets) return [];
		const doubt = (other: string): Doubt[] => [
			{
				field: assets.field,
				reason: `${assets.label} in the column ${name} is ${moneyText(assets.cents)}, but ${other}`,
			},
		];
		const added = liabilities && equity ? liabilities.cents + equity.cents : assets.cents;
		if (liabilities && equity && added !== assets.cents) {
			return doubt(`${liabilities.label} and ${equity.label} add up to ${moneyText(added)}`);
		}
		const differs = both && both.cents !== assets.cents;
		return differs ? doubt(`${both.label} is ${moneyText(both.cents)}`) : [];
	});
}

function datedColumns(rows: readonly unknown[]): Column[] {
	const columns = new Map<string, Column>();
	for (const [at, row] of rows.entries()) {
		if (typeof row !== 'object' || row === null) continue;
		let label = '';
		for (const [key, value] of Object.entries(row)) {
			if (!DATED.test(key)) {
				if (typeof value === 'string' && WORDS.test(labelText(value))) label = labelText(value);
				continue;
			}
			const sum = sumName(label);
			const amount = cents(typeof value === 'string' ? readDecimal(value)?.value : value);
			if (!sum || amount === undefined || ROUNDED.test(key)) continue;
			// The second column of a name, on the side of the liabilities, is called 期末余额_2
			const name = key.replace(/_\d+$/, '');
			const place = `${(row as { table?: number }).table ?? 1} ${name}`;
			const column = columns.get(place) ?? { name, sums: {} };
			columns.set(place, column);
			const first = column.sums[sum] === undefined;
			column.sums[sum] = first ? { label, field: `rows.${at + 1}.${key}`, cents: amount } : null;
		}
	}
	return [...columns.values()];
}

const labelText = (text: string): string => halfWidth(text).replace(/\s+|:$/g, '');

const sumName = (label: string): Name | undefined =>
	(Object.keys(SUMS) as Name[]).find((name) => SUMS[name].test(label));
