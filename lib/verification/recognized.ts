/** A recognized invoice, as an item of the Receipt, Classification or Document node holds it. */
import { apiById, catalogue } from '../catalogue';
import type { InvoiceKind } from '../catalogue/types';
import { Refused } from '../refused';
import { halfWidth, isEmpty, isRecord, kindOf, textOf, type Json } from '../shape/values/json';
import type { GivenInvoice } from './types';

const BLOCKCHAIN: InvoiceKind = {
	name: 'A blockchain e-invoice',
	needs: ['check_code', 'subtotal_amount'],
	checkDigits: 5,
	registered: 'blockchain_electronic',
};

/** Known by its number of 20 digits, whatever the kind is called */
const DIGITALIZED: InvoiceKind = {
	name: 'A fully digitalized invoice',
	needs: ['subtotal_amount'],
};

/** Labels that stand on invoices, for documents that are read as labels and values. */
// prettier-ignore
const LABELS: Readonly<Record<string, string>> = {
	发票代码: 'code', 发票号码: 'number', 开票日期: 'issue_date', 校验码: 'check_code',
	合计金额: 'subtotal_amount', 合计税额: 'subtotal_tax', 不含税价: 'tax_exclusive_price',
	小写: 'total', 价税合计小写: 'total',
};

const INVOICES = catalogue.filter(({ verifiable }) => verifiable !== undefined);
/** The document whose field `type` says the kind of VAT invoice; so it does in documents that are not known */
const VAT = INVOICES.find(({ verifiable }) => verifiable?.kinds);
/** Fields of the record of the tax authority */
const RECORD = catalogue.find(({ input }) => input === 'invoice')?.answer.fields ?? [];

/** Names of a recognized field that the record calls otherwise. */
const OTHER_NAMES = Object.assign(
	{},
	...INVOICES.map(({ verifiable }) => verifiable?.names),
) as Readonly<Record<string, string>>;

const labelled = (pairs: unknown): Json =>
	Object.fromEntries(
		Object.entries(isRecord(pairs) ? pairs : {}).flatMap(([label, value]) => {
			const name = LABELS[halfWidth(label).replace(/[\s():：]/g, '')];
			return name === undefined ? [] : [[name, value]];
		}),
	);

/** The service's own value of the type, also where the item holds only the readable one. */
function invoiceType(json: Json): string | undefined {
	const values = VAT?.answer.fields.find(({ name }) => name === 'type')?.values;
	const type = json.type_code ?? json.type;
	const known = Object.entries(values ?? {}).find(([, readable]) => readable === type);
	return known?.[0] ?? (typeof type === 'string' ? type : undefined);
}

const isDigitalized = ({ number }: Json): boolean =>
	textOf(number).replace(/\s/g, '').length === 20;

/** What holds for a used vehicle, where the invoice is of one. */
function usedVehicle(json: Json) {
	const used = apiById(textOf(json.document))?.verifiable?.used;
	const saysUsed =
		/二手|used/i.test(textOf(json.type_code ?? json.type)) ||
		used?.fields.some((name) => !isEmpty(json[name]));
	return saysUsed ? used : undefined;
}

/** The kind, where it is known, and the field that holds the amount by which it is checked. */
function kindOfInvoice(json: Json): { kind?: InvoiceKind; amount: string } {
	const verifiable = apiById(textOf(json.document))?.verifiable;
	if (verifiable?.number) return verifiable;
	if (isDigitalized(json)) return { kind: DIGITALIZED, amount: 'total' };
	if (verifiable?.kind) return usedVehicle(json) ?? verifiable;
	const kind = /区块链/.test(textOf(json.title))
		? BLOCKCHAIN
		: VAT?.verifiable?.kinds?.[invoiceType(json) ?? ''];
	return { kind, amount: 'subtotal_amount' };
}

/** The fields that the record may have too, under its names. What else an item holds would make duplicates differ. */
function comparable(json: Json): Json {
	const cells = RECORD.find(({ name }) => name === 'items')?.fields ?? [];
	// An item of one row has the cells of the row among its fields
	const ofRow = new Set('row' in json ? cells.map(({ name }) => name) : []);
	const known = new Set(RECORD.map(({ name }) => name));
	const { page_values: joined } = json;
	// Of joined pages the item has the lines of all, unless one was not read
	const isWhole = Array.isArray(joined) && joined.length === Number(json.total_pages);
	if (!isWhole) known.add('total_pages');
	return Object.fromEntries(
		Object.entries(json).flatMap(([name, value]) => {
			const registered = OTHER_NAMES[name] ?? name;
			return known.has(registered) && !ofRow.has(name) ? [[registered, value]] : [];
		}),
	);
}

const NOT_ONE =
	'Connect a Receipt, Classification or Document node that reads the invoice, or set Field Source to Typed Fields. With Selected Fields, select code, number, issue date, check code, type and the amounts.';

/** What a recognized invoice gives for its verification. */
interface RecognizedInvoice {
	given: GivenInvoice;
	kind?: InvoiceKind;
	/** Its fields under the names of the authority's answer, to be compared */
	printed: Json;
}

/**
 * Picks what the tax authority asks for from a recognized invoice: simplified, joined, selected fields or rows.
 * @throws Refused where the item holds none
 */
export function recognizedInvoice(item: unknown): RecognizedInvoice {
	if (!isRecord(item)) throw new Refused(`The recognized invoice is ${kindOf(item)}`, NOT_ONE);
	const entry = apiById(textOf(item.document));
	if (entry && !INVOICES.includes(entry)) {
		throw new Refused(
			`${entry.name} cannot be checked with the tax authority`,
			'VAT invoices, vehicle sales invoices, railway e-tickets and digital flight itineraries can.',
		);
	}
	const json: Json = {
		...labelled(item),
		...labelled(item.key_values),
		...(isRecord(item.result) ? item.result : {}),
		...item,
	};
	if (entry?.verifiable?.number) json.number = json[entry.verifiable.number];
	if (isEmpty(json.number)) {
		throw new Refused('The item holds no recognized invoice: it has no invoice number', NOT_ONE);
	}
	const { kind, amount } = kindOfInvoice(json);
	const { code, number, issue_date, check_code } = json;
	const printed = comparable(json);
	printed.type = kind?.registered;
	for (const [name, registered] of Object.entries(usedVehicle(json)?.names ?? {})) {
		printed[registered] = json[name];
	}
	return {
		// What a fully digitalized invoice prints as its code, if anything, is none
		given: {
			code: isDigitalized(json) ? '' : code,
			number,
			issue_date,
			check_code,
			subtotal_amount: json[amount],
		},
		kind,
		printed,
	};
}
