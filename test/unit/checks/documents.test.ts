import { DOCUMENT_CHECKS } from '../../../lib/checks';

const { idBirthAndSex, invoiceForm, readTwice } = DOCUMENT_CHECKS;
const { serviceFindings, validity, vietnamId } = DOCUMENT_CHECKS;
const fieldsOf = (doubts: Array<{ field: string }>) => doubts.map((doubt) => doubt.field);

describe('validity', () => {
	const today = '2026-11-21';
	test.each<[Record<string, unknown>, string | undefined]>([
		[{ valid_to: '2026-11-20' }, 'Expired on 2026-11-20'],
		[{ valid_to: '2026-11-21' }, undefined],
		[{ valid_to: '长期' }, undefined],
		[{ valid_to: null, date_of_expiry: '2020-07-08' }, 'Expired on 2020-07-08'],
		[{ expiry_date: '10/26' }, 'Expired on 2026-10-31'],
		[{ expiry_date: '11/26' }, undefined],
		[{ valid_period: '2015.01.01-2025.01.01' }, 'Expired on 2025-01-01'],
		[{ valid_period: '2015.01.01-长期' }, undefined],
		[{ valid_period: '2013.05-2033.05' }, undefined],
		[{ valid_period: '2013-05-01至0223-05-01' }, 'Expired on 2013-05-01'],
		[{ business_term: '2011年10月18日至2021年10月17日' }, 'Expired on 2021-10-17'],
		[{ business_term: '2001年1月1日至永续经营', issue_date: '2016-08-01' }, undefined],
		[{ business_term: '2001年1月1日至无固定期限' }, undefined],
		[{ business_term: '2001年01月01日 至 ' }, undefined],
		[{ business_term: '自2001年1月1日起50年' }, undefined],
		[{ business_term: '自2001-01-01' }, undefined],
		[{ business_term: '2001年1月1日 永续经营' }, undefined],
		[{ business_term: '2001-01-01 - 2O51-01-01' }, undefined],
		[{ business_term: '至2021年1月1日止' }, 'Expired on 2021-01-01'],
		[{ valid_from: '2030-01-01', valid_to: '2029-01-01' }, 'Lies before valid_from'],
		[{ inspection_record: '检验有效期至2013年11月京A(00)' }, 'Expired on 2013-11-30'],
		[{ inspection_record: '2019年05月; 检验有效期至2030年11月' }, undefined],
		[{ mandatory_scrapping_date: '2025-05-08' }, 'Expired on 2025-05-08'],
		[
			{ endorsement_info_hk: { endorsement_valid_period: '2020.01.01-2021.01.01' } },
			'Expired on 2021-01-01',
		],
		[
			{ qualification_category_list: [null, { expiry_date: '2021-01-01' }] },
			'Expired on 2021-01-01',
		],
		[{ issue_date: '2026-12-01' }, 'Lies in the future'],
		[{ issue_date: '2026-11-22' }, undefined],
		[{ birth: '1880-01-01' }, 'Lies more than 120 years ago'],
		[{ issue_date: '2026-05-01', due_date: '2026-04-01' }, 'Lies before issue_date'],
		[
			{ date_of_birth_th: '1995-07-25', date_of_birth_en: '1995-07-26' },
			'Differs from date_of_birth_en',
		],
		[{ valid_to: 'soon' }, undefined],
		[{ valid_to: '2020-02-31' }, undefined],
		[{ valid_to: 5 }, undefined],
		[{}, undefined],
	])('%j', (document, reason) => expect(validity(document, today)[0]?.reason).toBe(reason));

	it('needs to know today', () => expect(validity({ valid_to: '2000-01-01' })).toEqual([]));
});

describe('birth date and sex inside an ID number', () => {
	const id = { number: '11010519491231002X', birth: '1949-12-31', sex: '女' };
	it('agree, or are named', () => {
		expect(idBirthAndSex(id)).toEqual([]);
		expect(idBirthAndSex({ ...id, birth: '1949-12-30', sex: '男' })).toEqual([
			{
				field: 'birth',
				reason: 'Differs from the ID number, which says 1949-12-31',
				expected: '1949-12-31',
			},
			{ field: 'sex', reason: 'Differs from the ID number, which says female' },
		]);
		expect(
			fieldsOf(idBirthAndSex({ id_card_number: id.number, birth_date: '2000-01-01', sex: 'F' })),
		).toEqual(['birth_date']);
	});
	it('prove nothing where the number is not right, or the fields say nothing', () => {
		expect(idBirthAndSex({ ...id, number: '110105194912310021', sex: '男' })).toEqual([]);
		expect(idBirthAndSex({ number: id.number, birth: '', sex: null })).toEqual([]);
		expect(idBirthAndSex({ number: id.number, sex: 'constructor' })).toEqual([]);
	});
});

describe('what is printed twice, and what the service says', () => {
	it('differs or not', () => {
		const invoice = { code: '011002000111', print_code: '011002000111', number: '12345678' };
		expect(readTwice({ ...invoice, print_number: '' })).toEqual([]);
		expect(fieldsOf(readTwice({ ...invoice, print_number: '12345679' }))).toEqual(['print_number']);
		expect(fieldsOf(readTwice({ number: '京A12345', back: { number: '京A12346' } }))).toEqual([
			'back.number',
		]);
	});
	it('begins with the year of issue on fully digitalized invoices', () => {
		const invoice = { number: '24117000000012345678', issue_date: '2024-05-18' };
		expect(invoiceForm(invoice)).toEqual([]);
		expect(fieldsOf(invoiceForm({ ...invoice, issue_date: '2021-05-18' }))).toEqual(['number']);
	});
	it('is false by default for the other side of an ID card', () => {
		const all = ['valid_number', 'valid_birth', 'valid_sex', 'valid_date', 'valid_validity_period'];
		const result = (...good: string[]) => ({
			verification_result: Object.fromEntries(all.map((name) => [name, good.includes(name)])),
		});
		const front = { name: 'A', number: '11010519491231002X' };
		const back = { issue: 'B', valid_to: '2031-01-01' };
		expect(serviceFindings({ ...front, ...result(...all.slice(0, 3)) })).toEqual([]);
		expect(serviceFindings({ ...back, ...result(...all.slice(3)) })).toEqual([]);
		expect(serviceFindings({ ...front, ...back, ...result(...all) })).toEqual([]);
		expect(fieldsOf(serviceFindings({ ...front, ...result() }))).toEqual([
			'verification_result.valid_number',
		]);
		expect(fieldsOf(serviceFindings({ ...front, ...result('valid_number', 'valid_sex') }))).toEqual(
			['verification_result.valid_birth'],
		);
		expect(fieldsOf(serviceFindings({ ...back, ...result('valid_validity_period') }))).toEqual([
			'verification_result.valid_date',
		]);
	});
});

it('the number of a Vietnamese card tells year and sex', () => {
	const card = { number: '001195000001', birth_date: '1995-07-21', sex: 'Nữ' };
	expect(vietnamId(card)).toEqual([]);
	expect(vietnamId({ number: '012345678', birth_date: '1970-01-01' })).toEqual([]);
	expect(fieldsOf(vietnamId({ ...card, number: '001395000001' }))).toEqual(['birth_date']);
	expect(fieldsOf(vietnamId({ ...card, sex: 'Nam' }))).toEqual(['sex']);
	expect(fieldsOf(vietnamId({ ...card, number: '00119500001' }))).toEqual(['number']);
});
