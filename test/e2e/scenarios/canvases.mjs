/** Every example on the canvas, light and dark, for people to look at; with --update-docs the pictures in examples/. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { imported } from './examples/support.mjs';

const folder = fileURLToPath(new URL('../../../examples/', import.meta.url));
const artefacts = fileURLToPath(new URL('../artefacts/', import.meta.url));

export default {
	name: 'every example opens in the editor with all its nodes',
	async run(world) {
		const examples = readdirSync(folder).filter((file) => file.endsWith('.json'));
		for (const file of examples) {
			const name = file.slice(0, -'.json'.length);
			const page = await world.editor.open();
			// The folder stays as the example names it
			const workflow = await imported({ ...world, n8n: { files: '/files' } }, name);
			await page.openWorkflow(workflow);
			const light = await page.canvas(`${world.updateDocs ? folder : artefacts}${name}.png`);
			const dark = await page.canvas(`${artefacts}${name}-dark.png`, 'dark');
			assert.ok(!light.equals(dark), `${name} looks the same in the dark theme`);
			const shown = await page.nodeNames();
			const nodes = workflow.nodes.filter(({ type }) => !type.endsWith('.stickyNote'));
			assert.deepEqual(shown.sort(), nodes.map((node) => node.name).sort());
		}
	},
};
