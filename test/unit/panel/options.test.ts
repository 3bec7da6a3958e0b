/** The options of a panel: what stands where, and that no value of a saved workflow is lost. */
import { NodeHelpers } from 'n8n-workflow';
import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import { catalogue } from '../../../lib/catalogue';
import type { Category } from '../../../lib/catalogue/types';
import { nodeProperties } from '../../../lib/n8n/properties';

const CATEGORIES = [...new Set(catalogue.map(({ category }) => category))];

const requests = [
	'attempts',
	'concurrency',
	'maxCallsPerMinute',
	'recognizeOnce',
	'rememberAnswers',
	'repeatAfterLostAnswer',
	'stopAfterCalls',
	'timeBudget',
	'timeout',
];

const optionsOf = (category: Category, operation: string): INodeProperties[] =>
	nodeProperties(category).find(
		({ name, displayOptions }) =>
			name === 'options' && displayOptions?.show?.operation?.includes(operation),
	)!.options as INodeProperties[];

/** What n8n keeps of a saved node, with the default of everything else. */
const kept = (category: Category, parameters: INodeParameters): INodeParameters =>
	NodeHelpers.getNodeParameters(
		nodeProperties(category),
		parameters,
		true,
		false,
		null,
		null,
	) as INodeParameters;

/** Names of the options that the panel offers to add. */
const offered = (category: Category, parameters: INodeParameters): string[] => {
	const all = { resource: '', inputSource: 'binary', output: 'simplified', ...parameters };
	return optionsOf(category, String(parameters.operation))
		.filter((option) => NodeHelpers.displayParameter({}, option, null, null, all))
		.map(({ name }) => name);
};

const everyNode = CATEGORIES.map((category) => [category, nodeProperties(category)] as const);

it.each(everyNode)('%s has all plumbing in one group, the last one', (category) => {
	for (const entry of catalogue.filter((one) => one.category === category)) {
		if (entry.expose === 'other') continue;
		const shown = offered(category, { operation: entry.id });
		expect(shown.at(-1)).toBe('requests');
		expect(shown.filter((name) => requests.includes(name))).toEqual([]);
		const group = optionsOf(category, entry.id).find(({ name }) => name === 'requests')!;
		const inside = (group.options as INodeProperties[]).map(({ name }) => name).sort();
		expect(inside).toEqual(
			requests.filter((name) => name !== 'repeatAfterLostAnswer' || !entry.neverRepeat),
		);
	}
});

it('has the language first, then the other switches of recognition, then the output', () => {
	const names = offered('general', { operation: 'general-text' });
	expect(names[0]).toBe('language');
	expect(names.indexOf('detect_direction')).toBeLessThan(names.indexOf('textOrder'));
	expect(names.indexOf('checkFiles')).toBeLessThan(names.indexOf('confidence'));
});

it('offers nothing about a file that is not there, or whose bytes are not seen', () => {
	expect(offered('verification', { operation: 'invoice-verification' })).not.toContain(
		'checkFiles',
	);
	const url = { operation: 'general-text', inputSource: 'url' };
	expect(offered('general', url)).not.toContain('checkFiles');
	expect(offered('general', { operation: 'general-text' })).toContain('checkFiles');
});

it('offers nothing about the form of items where the answer stays as it came', () => {
	const raw = offered('general', { operation: 'general-table', output: 'raw' });
	expect(raw).not.toContain('rowsAsItems');
	expect(offered('general', { operation: 'general-table' })).toContain('rowsAsItems');
});

describe('a saved workflow', () => {
	const values = { concurrency: 2, timeout: 9, recognizeOnce: false, rememberAnswers: true };

	it('of the first release keeps its options, and shows them', () => {
		const parameters = { operation: 'general-text', options: { language: 'ja', ...values } };
		expect(kept('general', parameters).options).toEqual(parameters.options);
	});

	it('keeps what is in the group', () => {
		const options = { language: 'ja', requests: values };
		expect(kept('general', { operation: 'general-text', options }).options).toEqual(options);
	});
});
