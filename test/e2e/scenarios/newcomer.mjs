/** The first run as the README describes it, in a new workflow, by somebody who sees the editor for the first time. */
import assert from 'node:assert/strict';
import { accessKeyCredential } from '../../../emulator/client.mjs';

/** Three minutes: the promise for a person, and so a bound that a busy machine keeps. */
const limit = 180_000;

export default {
	name: 'from the README to the first recognized document in the editor',
	async run({ editor, emulator }) {
		const page = await editor.open();
		const begin = Date.now();
		await page.newWorkflow();
		await page.addNode('form submission', 'On form submission');
		await page.formWithFile('Scans', 'scan');
		await page.addAction('huawei', 'Huawei Cloud OCR General', 'Recognize general text');
		await page.choose('inputSource', 'All Binary Files of Item');
		const { accessKeyId, secretAccessKey, ocrEndpoint, iamEndpoint } = accessKeyCredential(
			emulator.url,
		);
		// A real user leaves the endpoints out: region and key are all
		await page.newCredential({ accessKeyId, secretAccessKey }, { ocrEndpoint, iamEndpoint });
		await page.shot('newcomer-panel');
		const form = await page.executeForm();
		await form.send('english-letter.png');
		const name = (await page.nodeNames()).find((node) => !node.includes('form'));
		await page.openNode(name);
		await page.showOutput('json', 'Example Trading Ltd.');
		const took = Date.now() - begin;
		await page.shot('newcomer-result');
		console.log(
			`        the first document was read ${(took / 1000).toFixed(1)} s after the first click`,
		);
		assert.ok(took < limit, `${took} ms`);
		assert.equal((await emulator.control('GET', 'stats')).billed, 1);
	},
};
