import type { IExecuteFunctions } from 'n8n-workflow';
import { apiById } from '../../lib/catalogue';
import type { ApiEntry, ApiParameter } from '../../lib/catalogue/types';
import { bodyParameters } from '../../lib/n8n/node/parameters';
import { isBeside } from '../../lib/n8n/properties/parameters';

const parameter = (more: Partial<ApiParameter>): ApiParameter => ({
	name: 'x',
	label: 'X',
	description: '',
	type: 'string',
	...more,
});
const withFile = { file: {} } as ApiEntry;
const withoutFile = {} as ApiEntry;

describe('what stands beside the operation', () => {
	it('is what a call makes no sense without', () => {
		expect(isBeside(withFile, parameter({ required: true }))).toBe(true);
		expect(isBeside(withFile, parameter({}))).toBe(false);
	});

	it('is what is typed in where there is no file', () => {
		expect(isBeside(withoutFile, parameter({}))).toBe(true);
		expect(isBeside(withoutFile, parameter({ type: 'object' }))).toBe(true);
	});

	it.each<Partial<ApiParameter>>([
		{ type: 'boolean' },
		{ type: 'integer' },
		{ values: [{ value: 'a', name: 'A' }] },
	])('is nothing that would be sent though nobody set it: %o', (more) => {
		expect(isBeside(withoutFile, parameter(more))).toBe(false);
		expect(isBeside(withoutFile, parameter({ ...more, required: true }))).toBe(true);
	});
});

describe('an amount that is sent as a text', () => {
	const sent = (subtotal_amount: unknown) => {
		const panel: Record<string, unknown> = {
			number: '00000001',
			issue_date: '2026-05-18',
			subtotal_amount,
		};
		const context = {
			getNodeParameter: (name: string, _item: number, fallback: unknown) => panel[name] ?? fallback,
		} as unknown as IExecuteFunctions;
		return bodyParameters(context, 0, apiById('invoice-verification')!).subtotal_amount;
	};

	it('has the decimals of the invoice when it comes as a number from a node before', () => {
		expect(sent(88)).toBe('88.00');
		expect(sent(1234.5)).toBe('1234.50');
	});

	it('stays as it was typed', () => {
		expect(sent('88')).toBe('88');
		expect(sent(' 88.00 ')).toBe('88.00');
	});
});
