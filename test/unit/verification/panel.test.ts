/** The panel of the Verification node: what is typed is asked for only where it is typed. */
import type { INodeProperties } from 'n8n-workflow';
import { nodeProperties } from '../../../lib/n8n/properties';

const panel = nodeProperties('verification');
const shownFor = (source: string): INodeProperties[] =>
	panel.filter(({ type, displayOptions }) => {
		const wanted = displayOptions?.show?.fieldSource;
		return type !== 'hidden' && (wanted === undefined || wanted.includes(source));
	});
const namesFor = (source: string) => shownFor(source).map(({ name }) => name);

it('asks for number and date, and for the rest in a collection', () => {
	const names = namesFor('typed');
	expect(names).toEqual(
		expect.arrayContaining(['fieldSource', 'number', 'issue_date', 'additionalFields']),
	);
	expect(names).not.toContain('recognizedInvoice');
	const { options = [] } = panel.find(({ name }) => name === 'additionalFields')!;
	expect(options.map(({ name }) => name).sort()).toEqual(['check_code', 'code', 'subtotal_amount']);
});

it('takes the input item where the invoice was recognized', () => {
	const names = namesFor('recognized');
	expect(names).toContain('recognizedInvoice');
	expect(names).not.toContain('number');
	expect(panel.find(({ name }) => name === 'recognizedInvoice')!.default).toBe('={{ $json }}');
});

it('keeps the fields of the first release, so that n8n does not drop their values', () => {
	const hidden = panel.filter(({ type }) => type === 'hidden').map(({ name }) => name);
	expect(hidden.sort()).toEqual(['check_code', 'code', 'subtotal_amount']);
});
