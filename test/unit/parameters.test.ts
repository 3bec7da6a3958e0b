import type { ApiEntry, ApiParameter } from '../../lib/catalogue/types';
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
