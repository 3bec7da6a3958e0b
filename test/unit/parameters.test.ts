import type { ApiParameter } from '../../lib/catalogue/types';
import { isTopLevel } from '../../lib/n8n/properties/parameters';

const parameter = (more: Partial<ApiParameter>): ApiParameter => ({
	name: 'x',
	label: 'X',
	description: '',
	type: 'string',
	...more,
});
it('stands beside the operation what a call makes no sense without', () => {
	expect(isTopLevel(parameter({ required: true }))).toBe(true);
	expect(isTopLevel(parameter({}))).toBe(false);
});
