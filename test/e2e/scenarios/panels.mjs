/** The panel of every node in light and in dark, for people to look at. */
import assert from 'node:assert/strict';
import { accessKeyCredential } from '../../../emulator/client.mjs';
import { manual, ocr } from '../nodes.mjs';

const kinds = [
	'General',
	'Card',
	'Receipt',
	'Domain',
	'Classification',
	'Verification',
	'Document',
];

export default {
	name: 'every panel opens in light and dark, says its operation in words, and ends its options with Requests',
	async run({ rest, editor, emulator }) {
		const credential = await rest.credential('Panels', accessKeyCredential(emulator.url));
		const page = await editor.open();
		for (const kind of [...kinds, 'GeneralTool']) {
			const node = ocr(kind, credential, {});
			await page.openWorkflow(await rest.saveWorkflow(`Panel of ${kind}`, [manual(), node]));
			const said = await page.textOfNode(node.name);
			// An ID such as "general-text" is no word
			assert.doesNotMatch(said.replace(node.name, ''), /[a-z]-[a-z]/, said);
			await page.openNode(node.name);
			for (const scheme of ['light', 'dark']) {
				await page.colours(scheme);
				await page.shot(`panel-${kind}-${scheme}`);
			}
			const options = await page.options();
			assert.equal(options.at(-1), 'Requests', options.join(', '));
			await page.shot(`panel-${kind}-options`);
			await page.colours('light');
		}
	},
};
