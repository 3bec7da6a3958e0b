/** Fields that are known before the first run, and the nodes as n8n lists them. */
import assert from 'node:assert/strict';
import { manual, ocr, PACKAGE } from '../nodes.mjs';
import { accessKeyCredential } from '../../../emulator/client.mjs';

const editFields = {
	id: 'node-edit',
	name: 'Edit Fields',
	type: 'n8n-nodes-base.set',
	typeVersion: 3.4,
	parameters: {},
};

/** Every operation of a node: its resource, where it has one, and its id. */
function operationsOf({ properties }) {
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options, displayOptions }) =>
			options.map(({ value }) => ({
				resource: displayOptions?.show?.resource?.[0],
				operation: value,
			})),
		);
}

export default {
	name: 'n8n lists seven nodes and their tools, and knows the fields of every operation before a run',
	async run({ rest, editor, emulator }) {
		const { body: types } = await rest.ask('GET', '/types/nodes.json');
		const ours = types.filter(({ name }) => name.startsWith(`${PACKAGE}.`));
		const nodes = ours.filter(({ name }) => !name.endsWith('Tool'));
		assert.equal(nodes.length, 7);
		for (const { name, outputs } of ours.filter((type) => type.name.endsWith('Tool'))) {
			assert.deepEqual(outputs, ['ai_tool'], name);
		}
		assert.equal(ours.length, 14);
		assert.ok(!JSON.stringify(ours).includes('Custom API Call'));

		let resolved = 0;
		for (const node of nodes) {
			for (const { resource, operation } of operationsOf(node)) {
				// It calls whatever API the user names, so nobody knows its fields
				if (operation === 'otherApi') continue;
				const path = ['/schemas', node.name, '1.0.0', resource, `${operation}.json`];
				const { status, body } = await rest.ask('GET', path.filter(Boolean).join('/'));
				assert.equal(status, 200, `${node.name}: ${operation}`);
				assert.ok(Object.keys(body.properties).length > 3, `${node.name}: ${operation}`);
				resolved++;
			}
		}
		assert.ok(resolved >= 48, `${resolved} schemas`);

		const credential = await rest.credential(
			'Huawei Cloud account',
			accessKeyCredential(emulator.url),
		);
		const parameters = { resource: 'invoice', operation: 'vat-invoice' };
		const workflow = await rest.saveWorkflow('Fields of a node that did not run', [
			manual(),
			ocr('Receipt', credential, parameters),
			editFields,
		]);
		const page = await editor.open();
		await page.openWorkflow(workflow);
		await page.openNode('Edit Fields');
		await page.waitForInput(
			'Usually outputs the following fields',
			'document',
			'issue_date',
			'total',
		);
		await page.shot('fields-before-run');
		assert.equal((await emulator.control('GET', 'stats')).arrivals, 0);
	},
};
