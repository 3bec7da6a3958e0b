/** The tax authority of the emulator: it knows its invoices, counts the checks of a day and forgives nothing. */
import { data } from './facts.mjs';

/** @type {Array<{ record: Record<string, any>, answeredWith?: string }>} */
const invoices = data('invoices');
const mostADay = 5;
const mostYears = 5;
const hoursAhead = 8;

/** What a kind is checked by: the end of its check code, or an amount of its record. Unlisted kinds: the total. */
const proofs = {
	vat_normal: { code: 6 },
	vat_normal_roll: { code: 6 },
	vat_normal_electronic: { code: 6 },
	vat_normal_electronic_toll: { code: 6 },
	vat_special: { amount: 'subtotal_amount' },
	vat_special_electronic: { amount: 'subtotal_amount' },
	motor_vehicle_sales: { amount: 'subtotal_amount' },
	blockchain_electronic: { code: 5, amount: 'subtotal_amount' },
};

/** In the words of the service, as far as they are documented. */
const messages = {
	1000: 'The invoice verification information is consistent with the tax authority’s information.',
	1001: 'The invoice was already checked five times today.',
	1002: 'The invoice does not exist.',
	1003: 'The invoice information is inconsistent.',
	1004: 'The invoice is older than five years.',
	1005: 'The invoice type is not supported.',
	1006: 'The invoice is abnormal.',
	1007: 'The batch is being checked.',
	1008: 'The query timed out.',
	1009: 'The query is not supported in this region.',
	1010: 'The parameter is incorrect.',
	1011: 'The request is invalid.',
	1012: 'The parameter length is incorrect.',
	1013: 'A required parameter is empty.',
};

/** Numbers that bring one result code, whatever else is asked: 00001001 to 00001013. */
const fixedCode = (number) => /^0000(10(?:0[1-9]|1[0-3]))$/.exec(number)?.[1];

const dateInChina = (ms) => new Date(ms + hoursAhead * 3_600_000).toISOString().slice(0, 10);

function isDate(text) {
	const ms = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
	return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
}

/** The code for a request whose form is wrong; undefined where it is right. */
function wrongForm(
	{ code, number, issue_date: date, check_code: check = '', subtotal_amount: amount = '' },
	today,
) {
	if (number === '' || date === '' || (check === '' && amount === '')) return '1013';
	if (![code, number, check].every((digits) => /^\d*$/.test(digits))) return '1010';
	if (number.length !== 8 && number.length !== 20) return '1012';
	if (number.length === 8 && code === '') return '1013';
	if (number.length === 8 ? ![10, 12].includes(code.length) : code !== '') return '1012';
	if (check !== '' && check.length !== 5 && check.length !== 6) return '1012';
	if (!isDate(date) || date > today) return '1010';
	if (amount !== '' && !/^\d+\.\d\d$/.test(amount)) return '1010';
	return undefined;
}

function agrees(
	record,
	{ issue_date: date, check_code: check = '', subtotal_amount: amount = '' },
) {
	const wanted = proofs[record.type] ?? { amount: 'total' };
	if ((wanted.code && check === '') || (wanted.amount && amount === '')) return '1013';
	const same =
		record.issue_date === date.replaceAll('-', '') &&
		(!wanted.code || record.check_code.slice(-wanted.code) === check) &&
		(!wanted.amount || record[wanted.amount].replace('-', '') === amount);
	return same ? '1000' : '1003';
}

function resultCode(invoice, asked, now) {
	const today = dateInChina(now);
	const wrong = wrongForm(asked, today);
	if (wrong) return wrong;
	const fixed = fixedCode(asked.number);
	if (fixed) return fixed;
	const oldest = `${Number(today.slice(0, 4)) - mostYears}${today.slice(4)}`;
	if (asked.issue_date < oldest) return '1004';
	return invoice ? agrees(invoice.record, asked) : '1002';
}

/**
 * Checks an invoice; every request counts as one of its five checks of the day, a refused one too.
 * @param {Record<string, string>} asked body of the request
 * @param {{ now: () => number, checks: Map<string, number> }} state checks: by day, code and number
 * @returns {{ result: object }}
 */
export function verify(asked, { now, checks }) {
	const day = `${dateInChina(now())} ${asked.code} ${asked.number}`;
	const used = (checks.get(day) ?? 0) + 1;
	checks.set(day, used);
	const invoice = invoices.find(
		({ record }) => record.number === asked.number && record.code === asked.code,
	);
	const code = used > mostADay ? '1001' : resultCode(invoice, asked, now());
	const result = { result_code: code, result_message: messages[code] };
	if (code !== '1000') return { result };
	const { answeredWith } = invoice;
	const { record } = answeredWith
		? invoices.find((one) => one.record.number === answeredWith)
		: invoice;
	return { result: { ...record, ...result } };
}
