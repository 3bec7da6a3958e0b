/** Examples that read a folder or a mailbox. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesOf, dense } from '../../documents.mjs';
import { itemsOf } from '../../rest.mjs';
import { upload } from '../../upload.mjs';
import { assertWords, broken, calls, fill, imported, ran } from './support.mjs';

/** A mail with a contract and a logo that is no picture: the contract is archived with all pages. */
export async function mailArchive(world) {
	const { rest } = world;
	const fields = ['from', 'subject'].map((fieldLabel) => ({ fieldLabel }));
	const workflow = await imported(world, 'mail-archive', {
		'New Mail': {
			type: 'n8n-nodes-base.formTrigger',
			typeVersion: 2.2,
			webhookId: 'mail-archive',
			parameters: {
				formTitle: 'Mail',
				formFields: {
					values: [...fields, { fieldLabel: 'attachment', fieldType: 'file', multipleFiles: true }],
				},
				options: {},
			},
		},
	});
	await rest.activate(workflow);
	const archive = fill(world, 'archive', {});
	await upload(
		[
			{ field: 'field-2', sample: 'two-page.pdf' },
			{ field: 'field-2', fileName: 'signature.png', bytes: Buffer.from('Best regards\n') },
		],
		`${world.n8n.hooks}/form/mail-archive`,
		{ 'field-0': 'sender@example.com', 'field-1': 'Service agreement' },
	);
	const [execution] = await rest.triggered(workflow, 1);
	const [listed] = itemsOf(execution, 'List in Archive');
	assert.equal(listed.json.sender, 'sender@example.com');
	assert.equal(listed.json.subject, 'Service agreement');
	assert.equal(listed.json.pages, 2);
	assertWords(listed.json.text, 'two-page.pdf');
	assert.equal(itemsOf(execution, 'Not Read')[0].json.file, 'signature.png');
	assert.deepEqual(readdirSync(archive), ['two-page-searchable.pdf']);
	const archived = readFileSync(join(archive, 'two-page-searchable.pdf'));
	const original = bytesOf('two-page.pdf');
	assert.ok(archived.subarray(0, original.length).equals(original), 'the original is in it');
	assert.match(archived.subarray(original.length).toString('latin1'), /\/ToUnicode/);
}

/** Text and seals of all pages; the second run reads nothing again but what failed. */
export async function contracts(world) {
	const { rest } = world;
	fill(world, 'contracts', {
		'service.pdf': 'two-page.pdf',
		'stamp.png': 'seal.png',
		'broken.pdf': broken,
	});
	const texts = fill(world, 'contract-texts', {});
	const workflow = await imported(world, 'contracts-folder');
	const first = await rest.run(workflow, 'Every 15 Minutes');
	const rows = itemsOf(first, 'List Contract').map(({ json }) => [json.file, json.pages]);
	assert.deepEqual(rows.sort(), [
		['service.pdf', 2],
		['stamp.png', 1],
	]);
	const stamp = itemsOf(first, 'List Contract').find(({ json }) => json.file === 'stamp.png');
	assert.match(dense(stamp.json.seals), /合同专用章/);
	assertWords(readFileSync(join(texts, 'service.pdf.txt'), 'utf8'), 'two-page.pdf');
	assert.equal(itemsOf(first, 'Not Read')[0].json.file, 'broken.pdf');
	const paid = await calls(world, 'general-text');

	const second = await rest.run(workflow, 'Every 15 Minutes');
	assert.equal(await calls(world, 'general-text'), paid);
	assert.ok(!ran(second).includes('List Contract'));
	assert.equal(itemsOf(second, 'Not Read')[0].json.file, 'broken.pdf');
}
