/** The panel of a node: what it shows, and a run from it. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { download, manual, ocr } from '../nodes.mjs';
import { accessKeyCredential } from '../../../emulator/client.mjs';

const docs = new URL('../../../docs/', import.meta.url);
const limit = 300_000;

export default {
	name: 'the panel follows the operation, and a run from it shows what stands in the scan',
	async run({ rest, editor, emulator, documents, updateDocs }) {
		const credential = await rest.credential(
			'Huawei Cloud account',
			accessKeyCredential(emulator.url),
		);
		const workflow = async (name, parameters) =>
			await rest.saveWorkflow(name, [
				manual(),
				download(`${documents.url}/mixed-invoice.png`),
				ocr('General', credential, parameters),
			]);
		const page = await editor.open();
		await page.openWorkflow(await workflow('Look at the panel', {}));
		await page.openNode('Huawei Cloud OCR General');
		assert.deepEqual(await page.choices('operation'), [
			'General Table',
			'General Text',
			'Handwriting',
			'Seal',
			'Web Image',
		]);
		assert.ok((await page.parameters()).includes('binaryPropertyName'));
		await page.choose('operation', 'General Text');
		await page.waitForParameter('pages');
		await page.choose('operation', 'Web Image');
		// Of a scanned PDF the picture of the page is sent
		await page.waitForParameter('pages');
		await page.choose('inputSource', 'URL');
		await page.waitForParameter('url');
		await page.waitForParameter('binaryPropertyName', 'hidden');
		await page.choose('inputSource', 'Binary File');

		const rows = { operation: 'general-table', options: { rowsAsItems: true } };
		await page.openWorkflow(await workflow('Read a scan', rows));
		await page.shot('canvas');
		await page.openNode('Huawei Cloud OCR General');
		const { ok, text } = await page.run();
		assert.ok(ok, text);
		await page.showOutput('table', '货物名称', '样例打印纸', '250.00');
		const picture = await page.shot('panel');
		assert.equal((await emulator.control('GET', 'stats')).billed, 1);
		if (updateDocs) {
			assert.ok(picture.length < limit, `The picture for the README has ${picture.length} bytes`);
			mkdirSync(docs, { recursive: true });
			writeFileSync(new URL('editor.png', docs), picture);
		}
	},
};
