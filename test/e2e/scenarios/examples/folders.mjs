/** Examples that read a folder or a mailbox. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dense, wordsOf } from '../../documents.mjs';
import { itemsOf } from '../../rest.mjs';
import { upload } from '../../upload.mjs';
import { calls, fill, imported, ran } from './support.mjs';

/** Refused before it is sent, so it costs nothing. */
const broken = Buffer.from('Delivery note 77120\n');

function assertWords(text, sample) {
	for (const words of wordsOf(sample)) {
		assert.ok(dense(text).includes(dense(words)), `"${words}" is not in ${text}`);
	}
}

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
		`${rest.url}/form/mail-archive`,
		{ 'field-0': 'sender@example.com', 'field-1': 'Service agreement' },
	);
	const [execution] = await rest.triggered(workflow, 1);
	const [listed] = itemsOf(execution, 'List in Archive');
	assert.equal(listed.json.sender, 'sender@example.com');
	assert.equal(listed.json.subject, 'Service agreement');
	assert.equal(listed.json.pages, 2);
	assertWords(listed.json.text, 'two-page.pdf');
	assert.equal(itemsOf(execution, 'Not Read')[0].json.file, 'signature.png');
	const [name] = readdirSync(archive);
	assert.equal(readFileSync(join(archive, name)).subarray(0, 5).toString(), '%PDF-');
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

/** A run that is started again pays for the new files only. */
export async function bulk(world) {
	const { rest } = world;
	const files = { '1.png': 'english-letter.png', '2.png': 'chinese-notice.png', '3.png': broken };
	fill(world, 'bulk', files);
	const workflow = await imported(world, 'bulk-run-with-resume');
	const first = await rest.run(workflow, 'Start');
	assert.deepEqual(
		itemsOf(first, 'Save').map(({ json }) => json.status),
		['read', 'read', 'not read'],
	);
	assertWords(itemsOf(first, 'Save')[0].json.text, 'english-letter.png');
	assert.equal(await calls(world, 'general-text'), 2);

	fill(world, 'bulk', {
		...files,
		'copy-of-1.png': 'english-letter.png',
		'4.jpg': 'phone-photo.jpg',
	});
	const second = await rest.run(workflow, 'Start');
	assert.deepEqual(
		itemsOf(second, 'Save').map(({ json }) => [json.file, json.status]),
		[
			['3.png', 'not read'],
			['4.jpg', 'read'],
		],
	);
	assert.equal(await calls(world, 'general-text'), 3);
	const [left] = itemsOf(second, 'Not Read Files');
	assert.equal(left.json.file, '3.png');
}
