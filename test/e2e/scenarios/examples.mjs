/** The workflows of examples/, imported as they are. */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesOf, dense, wordsOf } from '../documents.mjs';
import { itemsOf } from '../rest.mjs';
import { upload } from '../upload.mjs';
import { accessKeyCredential } from '../../../emulator/client.mjs';

const folder = new URL('../../../examples/', import.meta.url);
const named = (file) => readFileSync(new URL(file, folder), 'utf8');

/** Saves a workflow with the user's own credential chosen, and other words in place of some. */
async function imported({ rest, emulator }, file, changes = {}) {
	const text = Object.entries(changes).reduce(
		(old, [from, to]) => old.replaceAll(from, to),
		named(file),
	);
	const credential = await rest.credential(`Example ${file}`, accessKeyCredential(emulator.url));
	const { name, nodes, connections, settings } = JSON.parse(text);
	for (const node of nodes) if (node.credentials) node.credentials = { huaweiCloudApi: credential };
	return await rest.api('POST', '/rest/workflows', { name, nodes, connections, settings });
}

/** A photo with two receipts: each is found, read and listed. */
async function expenses(world) {
	await world.rest.activate(await imported(world, 'expense-sheet-webhook.json'));
	const address = `${world.rest.url}/webhook/expense-sheet`;
	const items = await upload([{ field: 'file', sample: 'two-receipts.png' }], address);
	assert.deepEqual(
		items.map(({ amount }) => amount),
		[164.5, 50],
	);
	assert.match(items[0].date, /^2024-05-20/);
}

/** Two files in a form: the invoice goes one way, the text that is no picture the other. */
async function invoices(world) {
	const workflow = await imported(world, 'invoices-with-review.json');
	await world.rest.activate(workflow);
	const files = [
		{ field: 'field-0', sample: 'vat-invoice.png' },
		{ field: 'field-0', fileName: '送货单.png', bytes: Buffer.from('Delivery note 77120\n') },
	];
	await upload(files, `${world.rest.url}/form/invoices-with-review`);
	const execution = await world.rest.triggered(workflow);
	assert.equal(execution.status, 'success');
	const [invoice] = ['To Book', 'To Review'].flatMap((node) =>
		execution.data.resultData.runData[node] ? itemsOf(execution, node) : [],
	);
	assert.equal(invoice.json.number, '24000000000000000042');
	assert.equal(invoice.json.total, 5650);
	const [refused] = itemsOf(execution, 'Not Read');
	assert.equal(refused.json.file, '送货单.png');
	assert.match(refused.json.why, /plain text/);
	assert.match(refused.json['next step'], /\w/);
}

/** A PDF in a folder: the text of both pages is written beside it. */
async function scans(world) {
	const { rest, n8n } = world;
	const [inbox, texts] = ['inbox', 'text'].map((name) => join(n8n.files, name));
	for (const place of [inbox, texts]) mkdirSync(place, { recursive: true });
	writeFileSync(join(inbox, 'two-page.pdf'), bytesOf('two-page.pdf'));
	const workflow = await imported(world, 'scheduled-folder.json', { '/files/': `${n8n.files}/` });
	const execution = await rest.run(workflow, 'Every 15 Minutes');
	assert.equal(itemsOf(execution, 'Write Text').length, 1);
	const [name] = readdirSync(texts);
	const text = dense(readFileSync(join(texts, name), 'utf8'));
	for (const words of wordsOf('two-page.pdf')) {
		assert.ok(text.includes(dense(words)), `"${words}" is not in ${text}`);
	}
}

export default {
	name: 'the example workflows do what they promise: a webhook, a form, a folder',
	async run(world) {
		await expenses(world);
		await invoices(world);
		await scans(world);
	},
};
