/** A recognized invoice, as an item of the Receipt, Classification or Document node holds it. */
import { apiById } from '../catalogue';
import { Refused } from '../refused';
import { halfWidth, isEmpty, isRecord, kindOf, textOf, type Json } from '../shape/values/json';
import type { GivenInvoice, InvoiceKind } from './types';

const CODE = ['check_code'] as const;
const AMOUNT = ['subtotal_amount'] as const;

/** Kinds of VAT invoice, by the type of vat-invoice: what they need, and their type in the answer of the authority. */
const VAT_KINDS: Readonly<Record<string, InvoiceKind & { registered?: string }>> = {
	special: { name: 'A special VAT invoice', needs: AMOUNT, registered: 'vat_special' },
	normal: { name: 'A normal VAT invoice', needs: CODE, registered: 'vat_normal' },
	electronic: {
		name: 'An electronic normal VAT invoice',
		needs: CODE,
		registered: 'vat_normal_electronic',
	},
	special_electronic: {
		name: 'An electronic special VAT invoice',
		needs: AMOUNT,
		registered: 'vat_special_electronic',
	},
	toll: { name: 'A toll VAT invoice', needs: CODE, registered: 'vat_normal_electronic_toll' },
	roll: { name: 'A VAT invoice on a roll', needs: CODE, registered: 'vat_normal_roll' },
};

const BLOCKCHAIN = {
	name: 'A blockchain e-invoice',
	needs: [...CODE, ...AMOUNT],
	checkDigits: 5,
	registered: 'blockchain_electronic',
};
const NEW_VEHICLE: InvoiceKind = { name: 'A motor vehicle sales invoice', needs: AMOUNT };
const USED_VEHICLE: InvoiceKind = { name: 'A used-vehicle sales invoice', needs: AMOUNT };
const DIGITALIZED: InvoiceKind = { name: 'A fully digitalized invoice', needs: AMOUNT };
const RAILWAY: InvoiceKind = { name: 'A railway e-ticket', needs: AMOUNT };

/** Names of a recognized field that the answer of the authority calls otherwise. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
	tax_exclusive_price: 'subtotal_amount',
	total_chinese: 'total_in_words',
	licence_plate_number: 'vehicle_license_plate_number',
	registration_number: 'registration_certificate_number',
	dept_motor_vehicles: 'transfer_motor_vehicle_department_name',
	auction_org_name: 'auction_unit_name',
	auction_org_address: 'auction_unit_address',
	auction_org_id: 'auction_unit_tax_number',
	auction_org_bank_account: 'auction_unit_bank_and_account',
	auction_org_phone: 'auction_unit_phone',
	used_vehicle_market_id: 'used_vehicle_market_tax_number',
	used_vehicle_market_bank_account: 'used_vehicle_market_bank_and_account',
	remark: 'remarks',
	drawer_name: 'issuer',
	// Railway e-tickets
	invoice_number: 'number',
	ticket_price: 'total',
	unified_social_credit_code: 'buyer_id',
	total_amount_excluding_tax: 'subtotal_amount',
	tax_amount: 'subtotal_tax',
};

/** Labels that stand on invoices, for documents that are read as labels and values. */
const LABELS: Readonly<Record<string, string>> = {
	发票代码: 'code',
	发票号码: 'number',
	开票日期: 'issue_date',
	校验码: 'check_code',
	合计金额: 'subtotal_amount',
	合计税额: 'subtotal_tax',
	不含税价: 'tax_exclusive_price',
	小写: 'total',
	价税合计小写: 'total',
};

const labelled = (pairs: unknown): Json =>
	Object.fromEntries(
		Object.entries(isRecord(pairs) ? pairs : {}).flatMap(([label, value]) => {
			const name = LABELS[halfWidth(label).replace(/[\s():：]/g, '')];
			return name === undefined ? [] : [[name, value]];
		}),
	);

/** Documents of ours that the tax authority knows; what comes from elsewhere has no name or one that is not known here. */
const INVOICES = [
	'vat-invoice',
	'mvs-invoice',
	'train-ticket',
	'flight-itinerary',
	'smart-document-recognizer',
	'custom-template',
];

/** The service's own value of an enumeration, also where the item holds only the readable one. */
function invoiceType(json: Json): string | undefined {
	const values = apiById('vat-invoice')?.answer.fields.find(({ name }) => name === 'type')?.values;
	const type = json.type_code ?? json.type;
	const known = Object.entries(values ?? {}).find(([, readable]) => readable === type);
	return known?.[0] ?? (typeof type === 'string' ? type : undefined);
}

const isUsedVehicle = (json: Json): boolean =>
	/二手|used/i.test(textOf(json.type_code ?? json.type)) ||
	['licence_plate_number', 'registration_number', 'used_vehicle_market_name'].some(
		(name) => !isEmpty(json[name]),
	);

interface Known {
	/** Absent where the kind is not known */
	kind?: InvoiceKind & { registered?: string };
	/** Field that holds the amount that the kind is checked by */
	amount: string;
}

function kindOfInvoice(json: Json): Known {
	if (json.document === 'train-ticket') return { kind: RAILWAY, amount: 'ticket_price' };
	// Known by its number, whatever the kind is called
	if (textOf(json.number).replace(/\s/g, '').length === 20) {
		return { kind: DIGITALIZED, amount: 'total' };
	}
	if (json.document === 'mvs-invoice') {
		return isUsedVehicle(json)
			? { kind: USED_VEHICLE, amount: 'total' }
			: { kind: NEW_VEHICLE, amount: 'tax_exclusive_price' };
	}
	const kind = /区块链/.test(textOf(json.title)) ? BLOCKCHAIN : VAT_KINDS[invoiceType(json) ?? ''];
	return { kind, amount: 'subtotal_amount' };
}

/** The fields that the record may have too, under its names. What else an item holds would make duplicates differ. */
function comparable(json: Json): Json {
	const record = apiById('invoice-verification')?.answer.fields ?? [];
	const cells = record.find(({ name }) => name === 'items')?.fields ?? [];
	// An item of one row has the cells of the row among its fields
	const ofRow = new Set('row' in json ? cells.map(({ name }) => name) : []);
	const known = new Set(record.map(({ name }) => name));
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
	const { document } = item;
	const otherKind = apiById(textOf(document));
	if (otherKind && !INVOICES.includes(otherKind.id)) {
		throw new Refused(
			`${otherKind.name} cannot be checked with the tax authority`,
			'VAT invoices, vehicle sales invoices, railway e-tickets and digital flight itineraries can.',
		);
	}
	const json: Json = {
		...labelled(item),
		...labelled(item.key_values),
		...(isRecord(item.result) ? item.result : {}),
		...item,
	};
	if (document === 'train-ticket') json.number = json.invoice_number;
	if (isEmpty(json.number)) {
		throw new Refused('The item holds no recognized invoice: it has no invoice number', NOT_ONE);
	}
	const { kind, amount } = kindOfInvoice(json);
	const { code, number, issue_date, check_code } = json;
	const digitalized = textOf(number).replace(/\s/g, '').length === 20;
	const printed = comparable(json);
	printed.type = kind?.registered;
	if (document === 'mvs-invoice' && isUsedVehicle(json)) {
		printed.buyer_organization_number = json.buyer_id;
		printed.seller_organization_number = json.seller_id;
	}
	return {
		// What a fully digitalized invoice prints as its code, if anything, is none
		given: {
			code: digitalized ? '' : code,
			number,
			issue_date,
			check_code,
			subtotal_amount: json[amount],
		},
		kind,
		printed,
	};
}
