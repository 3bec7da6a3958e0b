/** A file that is no picture: the editor shows one clear message. */
import assert from 'node:assert/strict';
import { download, manual, ocr } from '../nodes.mjs';
import { accessKeyCredential } from '../../../emulator/client.mjs';

const node = 'Huawei Cloud OCR General';

export default {
	name: 'a text file named .png is refused by name, with the next step, before it is paid for',
	async run({ rest, editor, emulator, documents }) {
		const credential = await rest.credential(
			'Huawei Cloud account',
			accessKeyCredential(emulator.url),
		);
		const workflow = await rest.saveWorkflow('Refused', [
			manual(),
			download(`${documents.url}/delivery-note.png`),
			ocr('General', credential, { operation: 'general-text' }),
		]);
		const page = await editor.open();
		await page.openWorkflow(workflow);
		await page.openNode(node);
		const { ok, text } = await page.run();
		await page.shot('refused');
		assert.equal(ok, false);
		assert.match(text, /^"delivery-note\.png" is plain text/m);
		assert.match(text, /no recognition/, 'the next step is missing');
		assert.equal(text.split('[item 0]').length - 1, 1, text);
		const { billed, byOutcome } = await emulator.control('GET', 'stats');
		assert.equal(billed, 0);
		assert.deepEqual(byOutcome, {});
	},
};
