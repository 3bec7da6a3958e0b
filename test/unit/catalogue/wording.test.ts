import { apiById, apisOf, catalogue, resourcesOf } from '../../../lib/catalogue';
import type { Category, Field } from '../../../lib/catalogue/types';
import { shapeAnswer } from '../shape/support';
import { describedPaths } from './paths';

const SMALL = /^(a|an|and|as|at|by|for|from|in|of|on|or|the|to|with|per)$/;
const CATEGORIES: Category[] = [
	'general',
	'card',
	'receipt',
	'domain',
	'classification',
	'verification',
	'document',
];

const flat = (fields: readonly Field[]): Field[] =>
	fields.flatMap((field) => [field, ...flat(field.fields ?? [])]);

/** Words that begin small though they are no small words. */
const notTitleCase = (text: string): string[] =>
	text
		.split(/[\s()-]+/)
		.filter((word, at) => word && !(at > 0 && SMALL.test(word)) && !/^[A-Z0-9]/.test(word));

/** What is wrong with a description: a period after a single sentence, none after several, no capital. */
function wrongIn(text: string): string[] {
	const several = /[A-Za-z0-9)][.!?] [A-Z]/.test(text);
	return [
		...(text.trim() === text && text !== '' ? [] : ['blanks']),
		...(text.endsWith('.') === several ? [] : ['period']),
		...(/^[A-Z\p{Script=Han}]/u.test(text) || text.startsWith('formula (') ? [] : ['capital']),
		...(/\b(error|problem|failure|mistake)s?\b/i.test(text) ? ['word'] : []),
		...(/\b(recognise|licence|colour|digitalise|organisation)/.test(text) ? ['spelling'] : []),
	];
}

describe.each(catalogue.map((entry) => [entry.id, entry] as const))('%s', (_id, entry) => {
	it('reads well in the panel', () => {
		expect(notTitleCase(entry.name)).toEqual([]);
		expect(entry.action).toMatch(/^[A-Z][a-z]+ /);
		expect(entry.action).not.toMatch(/\b(a|an|the)\b|\.$/);
		expect(entry.action).not.toMatch(
			/ (Card|Certificate|Document|Invoice|License|Table|Text|Ticket)/,
		);
		expect(wrongIn(entry.description)).toEqual([]);
	});

	it('has well worded parameters', () => {
		for (const { name, label, description, type, values, placeholder } of entry.parameters) {
			expect([name, notTitleCase(label)]).toEqual([name, []]);
			expect([name, wrongIn(description)]).toEqual([name, []]);
			if (type === 'boolean') expect(description).toMatch(/^Whether /);
			else expect(description).not.toMatch(/^Whether /);
			if (placeholder) expect(placeholder).toMatch(/^e\.g\. /);
			for (const value of values ?? [])
				expect([name, notTitleCase(value.name)]).toEqual([name, []]);
			expect(new Set(values?.map((value) => value.name)).size).toBe(values?.length ?? 0);
		}
	});

	it('has well worded fields, and each name once where it comes out', () => {
		for (const field of flat(entry.answer.fields)) {
			expect([field.name, wrongIn(field.description)]).toEqual([field.name, []]);
			if (field.type === 'boolean') expect(field.description).toMatch(/^Whether /);
			if (field.alarm) expect([field.name, wrongIn(field.alarm)]).toEqual([field.name, []]);
			if (field.type === 'enum') expect(Object.values(field.values!).every(Boolean)).toBe(true);
			if (field.type === 'group' || field.type === 'rows') expect(field.fields).not.toHaveLength(0);
		}
		const out = (fields: readonly Field[]): string[] =>
			fields.flatMap((field) =>
				field.as === '' ? out(field.fields ?? []) : [field.as ?? field.name],
			);
		const names = out(entry.answer.fields).filter((name) => !name.startsWith('words_block_'));
		expect(new Set(names).size).toBe(names.length);
	});

	it('can be found in Chinese and English and says where it comes from', () => {
		expect(entry.nameZh).toMatch(/\p{Script=Han}/u);
		expect(entry.alias.some((word) => /\p{Script=Han}/u.test(word))).toBe(true);
		expect(entry.alias.some((word) => /^[A-Za-z -]+$/.test(word))).toBe(true);
		expect(new Set(entry.alias).size).toBe(entry.alias.length);
		expect(entry.source).toMatch(/^https:\/\/support\.huaweicloud\.com\/[\w/-]+\.html$/);
	});

	it('says why it wants care exactly where it does', () => {
		expect(entry.notice !== undefined).toBe(entry.expose !== 'default');
		if (entry.notice) expect(entry.notice).toMatch(/^[A-Z].*\.$/);
		if (entry.regions.length === 0) expect(entry.expose).not.toBe('default');
	});

	it('holds nothing that looks like a secret to the scanner', () => {
		const suspects: string[] = [];
		const look = (value: unknown, name: string) => {
			if (typeof value === 'string') {
				if (/key|secret|token|password|auth(?!ority)|credential/i.test(name) && value.length >= 16)
					suspects.push(name);
			} else if (value && typeof value === 'object') {
				for (const [inner, one] of Object.entries(value)) look(one, inner);
			}
		};
		look(entry, '');
		expect(suspects).toEqual([]);
	});

	it('wants a person to look when the service warns', () => {
		for (const { path, field } of describedPaths(entry)) {
			if (/detect_\w+_result$/.test(path))
				expect([path, Boolean(field!.alarm)]).toEqual([path, true]);
			if (path.endsWith('detect_border_integrity_result'))
				expect(field!.alarm).toMatch(/incomplete/);
		}
	});
});

it.each(CATEGORIES)('%s groups its operations only where there are more than five', (category) => {
	const entries = apisOf(category);
	const groups = resourcesOf(category);
	if (entries.filter(({ expose }) => expose !== 'other').length <= 5) {
		expect(groups).toEqual([]);
		expect(entries.filter(({ resource }) => resource)).toEqual([]);
		return;
	}
	for (const { value, name, description } of groups) {
		expect(value).toMatch(/^[a-z][A-Za-z]+$/);
		expect(notTitleCase(name)).toEqual([]);
		expect(wrongIn(description)).toEqual([]);
		expect(entries.some(({ resource }) => resource === value)).toBe(true);
	}
	const known = groups.map(({ value }) => value);
	expect(entries.filter(({ resource }) => !known.includes(resource ?? ''))).toEqual([]);
});

it.each([
	['bankcard', { card_number: '4111111111111112' }],
	['business-license', { registration_number: '440301103097414' }],
	['household-register', { id_card_number: '110105194912310021' }],
	['id-card', { number: '110105194912310021' }],
	['invoice-verification', { vehicle_identification_number: '1M8GDM9A1KP042788' }],
	['license-plate', [{ plate_number: '京112345' }]],
	['mvs-invoice', { vehicle_identification_number: '1M8GDM9A1KP042788' }],
	['vat-invoice', { buyer_id: '91350100M000100Y44' }],
	['vat-invoice', { seller_id: '91350100M000100Y44' }],
	['driver-license', { number: '110105194912310021' }],
	['transportation-qualification-certificate', { id_number: '110105194912310021' }],
	['insurance-policy', { applicant_id_number: '110105194912310021' }],
	['mvs-invoice', { seller_id: '91350100M000100Y44' }],
	['flight-itinerary', { buyer_id: '91350100M000100Y44' }],
	['train-ticket', { unified_social_credit_code: '91350100M000100Y44' }],
	['vehicle-certificate', { vin: '1M8GDM9A1KP042788' }],
	['vehicle-license', { number: '京112345' }],
	['vehicle-license', { vin: '1M8GDM9A1KP042788' }],
	['vin', { vin: '1M8GDM9A1KP042788' }],
	['vat-invoice', { total_in_words: '壹拾叁圆整', total: '￥12.00' }],
	['id-card', { birth: '1949-12-30', number: '11010519491231002X' }],
	['id-card', { valid_to: '2020-01-01' }],
	['passport', { date_of_expiry: '2020-01-01' }],
	['id-card', { idcard_type: 'copy' }],
	['insurance-policy', { applicant_birthday: '1880-01-01' }],
	['invoice-verification', { total: '12.00', subtotal_amount: '10.00', subtotal_tax: '1.00' }],
])('%s: what is proved wrong goes to review: %j', (id, result) => {
	const options = { output: 'simplified' as const, today: '2026-11-21' };
	const [{ json }] = shapeAnswer(apiById(id)!, { result }, options);
	const { fields } = json.review as { fields: Array<{ name: string; reason: string }> };
	expect(fields.map(({ name }) => name)).toContain(Object.keys([result].flat()[0])[0]);
});

it('names every region only once an entry', () => {
	for (const { regions } of catalogue) expect(new Set(regions).size).toBe(regions.length);
});
