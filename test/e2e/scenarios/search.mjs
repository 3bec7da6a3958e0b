/** The nodes are found by the words that people use. */
import assert from 'node:assert/strict';
import { manual } from '../nodes.mjs';

const named = (kind) => `Huawei Cloud OCR ${kind}`;
const all = ['General', 'Card', 'Receipt', 'Domain', 'Classification', 'Verification', 'Document'];

/** Search words to the nodes that have to be found. */
const searches = {
	'huawei ocr': all,
	文字识别: all,
	发票: ['Receipt', 'Verification'],
	invoice: ['Receipt', 'Verification'],
	身份证: ['Card'],
	passport: ['Card'],
	表格: ['General'],
};

export default {
	name: 'the nodes are found by English and Chinese words, and offer nothing but their operations',
	async run({ rest, editor }) {
		const page = await editor.open();
		await page.openWorkflow(await rest.saveWorkflow('Search', [manual()]));
		for (const [words, kinds] of Object.entries(searches)) {
			const found = await page.search(words, named(kinds[0]));
			for (const kind of kinds) {
				assert.ok(found.includes(named(kind)), `"${words}" gives ${found.join(', ')}`);
			}
		}
		const [first] = await page.search('huawei', named('General'));
		assert.equal(first, named('General'));
		const invoices = await page.search('发票', named('Receipt'));
		assert.ok(!invoices.includes(named('Card')), invoices.join(', '));
		await page.shot('search-chinese');
		await page.search('huawei ocr', named('General'));
		const actions = await page.actionsOf(named('General'));
		assert.deepEqual(actions, [
			'Recognize general table',
			'Recognize general text',
			'Recognize handwriting',
			'Recognize seal',
			'Recognize web image',
		]);
		await page.shot('search-actions');
	},
};
