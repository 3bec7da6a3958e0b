import { amount, date, number, oneOf, rows, text, when } from './field';
import { searchWords } from './searchWords';
import type { ApiEntry, Meaning } from './types';

/** A code that says nothing about the invoice; whether it used a check is not known unless said. */
const unknown = (says: string, more: Partial<Meaning> = {}): Meaning => ({
	says,
	verified: null,
	checkUsed: null,
	tryLater: false,
	...more,
});

export const verification: readonly ApiEntry[] = [
	{
		id: 'invoice-verification',
		category: 'verification',
		name: 'Invoice Verification',
		nameZh: '发票验真',
		action: 'Verify invoice',
		description: 'Check the data of an invoice with the Chinese tax authority and get its record',
		alias: searchWords(
			'fapiao, tax authority, genuine, fake invoice, 发票验真, 发票查验, 税务, 真伪, 发票',
		),
		expose: 'default',
		neverRepeat:
			'One of the five checks that this invoice may have on a day may have been used. Check the invoice by hand, or run it again later.',
		regions: ['cn-north-4', 'cn-east-3'],
		confidence: 'none',
		positions: 'none',
		input: 'invoice',
		parameters: [
			{
				name: 'code',
				label: 'Invoice Code',
				description:
					'Code of the invoice: 10 or 12 digits. Leave empty where the number has 20 digits.',
				type: 'string',
				required: true,
				mayBeEmpty: true,
				placeholder: 'e.g. 031001900204',
			},
			{
				name: 'number',
				label: 'Invoice Number',
				description: 'Number of the invoice: 8 digits, or 20 for fully digitalized invoices',
				type: 'string',
				required: true,
				placeholder: 'e.g. 12528000',
			},
			{
				name: 'issue_date',
				label: 'Issue Date',
				description: 'Date of issue as year, month and day, not after today in China',
				type: 'string',
				required: true,
				placeholder: 'e.g. 2020-08-09',
			},
			{
				name: 'check_code',
				label: 'Check Code',
				description:
					'The 20 digits of the check code or the last six, five for blockchain e-invoices. Needed for normal, normal electronic, roll, toll and blockchain invoices.',
				type: 'string',
				placeholder: 'e.g. 123456',
			},
			{
				name: 'subtotal_amount',
				label: 'Amount',
				description:
					'Amount as printed. Without tax for special, motor vehicle and blockchain invoices; price of the vehicle for used-vehicle invoices; total for fully digitalized invoices; price or refund fee for railway e-tickets.',
				type: 'string',
				placeholder: 'e.g. 1400.00',
			},
		],
		answer: {
			shape: 'fields',
			fields: [
				text('result_code', 'Code of the outcome, 1000 when the data agrees'),
				text('result_message', 'Outcome in the words of the service'),
				oneOf('type', 'Kind of invoice', {
					vat_special: 'Special VAT invoice',
					vat_normal: 'Normal VAT invoice',
					vat_normal_roll: 'Normal VAT invoice on a roll',
					vat_special_electronic: 'Electronic special VAT invoice',
					vat_normal_electronic: 'Electronic normal VAT invoice',
					vat_normal_electronic_toll: 'Electronic normal VAT invoice (toll)',
					blockchain_electronic: 'Blockchain e-invoice',
					motor_vehicle_sales: 'Motor vehicle sales invoice',
					used_vehicle_sales: 'Used-vehicle sales invoice',
				}),
				text('code', 'Invoice code'),
				text('number', 'Invoice number'),
				date('issue_date', 'Date of issue'),
				text('machine_number', 'Number of the printing machine'),
				text('check_code', 'Check code', { when: 'VAT invoice' }),
				oneOf('status', 'State of the invoice at the tax authority', {
					valid: 'Valid',
					invalidated: 'Invalidated',
					reversed: 'Reversed',
				}),
				amount('subtotal_amount', 'Total without tax', {
					when: 'VAT invoice or motor vehicle sales invoice',
				}),
				amount('subtotal_tax', 'Total tax', { when: 'VAT invoice' }),
				amount('total', 'Total with tax, or price of the vehicle'),
				text('total_in_words', 'Total with tax in Chinese capitals'),
				text('remarks', 'Remarks', { when: 'VAT invoice or used-vehicle sales invoice' }),
				text('receiver', 'Payee', { when: 'VAT invoice' }),
				text('issuer', 'Who issued the invoice'),
				text('reviewer', 'Reviewer', { when: 'VAT invoice' }),
				text('buyer_name', 'Name of the buyer'),
				text('buyer_id', 'Tax ID of the buyer', {
					when: 'VAT invoice or motor vehicle sales invoice',
				}),
				text('buyer_address', 'Address of the buyer', {
					when: 'VAT invoice or used-vehicle sales invoice',
				}),
				text('buyer_bank', 'Bank and account of the buyer', { when: 'VAT invoice' }),
				text('seller_name', 'Name of the seller'),
				text('seller_id', 'Tax ID of the seller', {
					when: 'VAT invoice or motor vehicle sales invoice',
				}),
				text('seller_address', 'Address of the seller'),
				text('seller_bank', 'Bank of the seller', {
					when: 'VAT invoice or motor vehicle sales invoice',
				}),
				oneOf(
					'deductible_toll',
					'Whether the toll may be deducted',
					{ Y: 'Deductible', N: 'Not deductible' },
					{ when: 'VAT invoice' },
				),
				...when('motor vehicle sales invoice or used-vehicle sales invoice', [
					text('buyer_organization_number', 'ID card or organization number of the buyer'),
					text('seller_phone', 'Phone number of the seller'),
				]),
				...when('motor vehicle sales invoice', [
					text('seller_account', 'Account of the seller'),
					text('tax_rate', 'Tax rate as printed'),
					amount('tax', 'Tax'),
					text('tax_authority', 'Tax authority'),
					text('tax_authority_code', 'Code of the tax authority'),
					text('tax_payment_receipt', 'Number of the tax payment receipt'),
					text('tonnage', 'Tonnage'),
					text('seating_capacity', 'Number of seats'),
				]),
				...when('motor vehicle sales invoice or used-vehicle sales invoice', [
					text('vehicle_type', 'Type of vehicle'),
					text('brand_model', 'Brand and model'),
				]),
				...when('motor vehicle sales invoice', [
					text('manufacturing_location', 'Place of manufacture'),
					text('quality_certificate', 'Number of the certificate of conformity'),
					text('import_certificate', 'Number of the import certificate'),
					text('inspection_number', 'Number of the commodity inspection'),
					text('engine_number', 'Engine number'),
				]),
				text('vehicle_identification_number', 'Vehicle identification number (VIN)', {
					when: 'motor vehicle sales invoice or used-vehicle sales invoice',
					check: 'vin',
				}),
				...when('used-vehicle sales invoice', [
					text('buyer_phone', 'Phone number of the buyer'),
					text('seller_organization_number', 'ID card or organization number of the seller'),
					text('vehicle_license_plate_number', 'License plate number'),
					text('registration_certificate_number', 'Number of the registration certificate'),
					text(
						'transfer_motor_vehicle_department_name',
						'Vehicle administration office the car moves to',
					),
					text('auction_unit_name', 'Name of the auction house or broker'),
					text('auction_unit_address', 'Address of the auction house or broker'),
					text('auction_unit_tax_number', 'Tax ID of the auction house or broker'),
					text('auction_unit_bank_and_account', 'Bank and account of the auction house or broker'),
					text('auction_unit_phone', 'Phone number of the auction house or broker'),
					text('used_vehicle_market_name', 'Name of the used-vehicle market'),
					text('used_vehicle_market_tax_number', 'Tax ID of the used-vehicle market'),
					text('used_vehicle_market_address', 'Address of the used-vehicle market'),
					text(
						'used_vehicle_market_bank_and_account',
						'Bank and account of the used-vehicle market',
					),
					text('used_vehicle_market_phone', 'Phone number of the used-vehicle market'),
				]),
				rows(
					'items',
					'Goods and services',
					[
						text('name', 'Goods or service'),
						text('specification', 'Specification'),
						text('unit', 'Unit'),
						number('quantity', 'Quantity'),
						amount('unit_price', 'Price of one unit', { price: true }),
						amount('amount', 'Amount without tax'),
						text('tax_rate', 'Tax rate as printed'),
						amount('tax', 'Tax'),
						text('license_plate_number', 'License plate number'),
						text('vehicle_type', 'Type of vehicle'),
						date('start_date', 'First day of passage'),
						date('end_date', 'Last day of passage'),
					],
					{ when: 'VAT invoice' },
				),
			],
			checks: ['vatSums', 'capitals'],
			outcome: {
				field: 'result_code',
				meanings: {
					'1000': {
						says: 'The data agree with the tax authority, and the invoice is valid.',
						verified: true,
						checkUsed: true,
						tryLater: false,
					},
					'1001': unknown(
						'This invoice was already checked five times today. Check it again tomorrow.',
						{ checkUsed: false, tryLater: true },
					),
					'1002': {
						says: 'The tax authority has no such invoice. Compare code, number and date with the invoice.',
						verified: false,
						checkUsed: true,
						tryLater: false,
						saysOfToday:
							'The tax authority has no such invoice. It was issued today and may not be on record yet: check it again tomorrow.',
					},
					'1003': {
						says: 'The tax authority has other data for this invoice. Compare date, check code and amount with the invoice.',
						verified: false,
						checkUsed: true,
						tryLater: false,
					},
					'1004': unknown('Invoices older than five years cannot be checked.'),
					'1005': unknown(
						'Invoices of this kind cannot be checked. Compare the code with the invoice.',
					),
					'1006': unknown(
						"The tax authority's record of this invoice is not in order. Compare the data with the invoice, and ask the seller or the tax authority.",
						{ checkUsed: true },
					),
					'1007': unknown(
						'The batch of this invoice is still being processed. Check it again tomorrow.',
						{
							tryLater: true,
						},
					),
					'1008': unknown('The tax authority did not answer in time. Check it again later.', {
						tryLater: true,
					}),
					'1009': unknown(
						'The tax authority of this region offers no online check. Check the invoice on its own site.',
					),
					'1010': unknown(
						'The service refused a value. Compare the data with the invoice, above all the amount.',
					),
					'1011': unknown('The service refused the request. Compare the data with the invoice.'),
					'1012': unknown(
						'The service refused the length of a value. Compare the data with the invoice.',
					),
					'1013': unknown(
						'The service misses a value that this kind of invoice needs: the check code, or the amount.',
					),
				},
				state: {
					field: 'status',
					good: 'valid',
					bad: {
						invalidated:
							'The data agree, but the invoice was invalidated: it is worth nothing. Ask the seller for another one.',
						reversed:
							'The data agree, but the invoice was reversed by a red invoice: it is worth nothing. Ask the seller for another one.',
					},
				},
			},
		},
		billing:
			'Every answer most likely counts, whatever its result code; each invoice can be checked five times a day, in all systems together',
		source: 'https://support.huaweicloud.com/api-ocr/ocr_03_0134.html',
	},
];
