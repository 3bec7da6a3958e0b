/** Examples that begin with a form or a webhook. */
import assert from 'node:assert/strict';
import { upload } from '../../upload.mjs';
import { itemsOf } from '../../rest.mjs';
import { allItemsOf, calls, imported, nothing, ran } from './support.mjs';

const note = { fileName: '送货单.png', bytes: Buffer.from('Delivery note 77120\n') };

/** A photo with two receipts: each is found, read and listed. */
export async function expenseSheet(world) {
	await world.rest.activate(await imported(world, 'expense-sheet-webhook'));
	const address = `${world.n8n.hooks}/webhook/expense-sheet`;
	const items = await upload([{ field: 'file', sample: 'two-receipts.png' }], address);
	assert.deepEqual(
		items.map(({ amount }) => amount),
		[164.5, 50],
	);
	assert.match(items[0].date, /^2024-05-20/);
}

/** An invoice, two receipts on a photo and a text: booked, or said why not; the second time nothing is booked. */
export async function expenseIntake(world) {
	const { rest } = world;
	const workflow = await imported(world, 'expense-intake');
	await rest.activate(workflow);
	const address = `${world.n8n.hooks}/form/expense-intake`;
	const pile = [
		{ field: 'field-0', sample: 'vat-invoice.png' },
		{ field: 'field-0', sample: 'two-receipts.png' },
		{ field: 'field-0', ...note },
	];
	await upload(pile, address);
	const [first] = await rest.triggered(workflow, 1);
	const [invoice] = itemsOf(first, 'Verify');
	assert.equal(invoice.json.verified, true);
	assert.ok(invoice.json.match.length > 0 && invoice.json.match.every(({ equal }) => equal));
	const booked = allItemsOf(first, 'Book').map(({ json }) => [json.kind, json.amount]);
	assert.deepEqual(booked.sort(), [
		['quota-invoice', 50],
		['train-ticket', 164.5],
		['vat-invoice', 5650],
	]);
	assert.deepEqual(allItemsOf(first, 'To Review'), []);
	const [refused] = itemsOf(first, 'Not Read');
	assert.equal(refused.json.file, '送货单.png');
	assert.match(refused.json.why, /plain text/);
	assert.match(refused.json['next step'], /\w/);

	await upload(pile, address);
	const [second] = await rest.triggered(workflow, 2);
	assert.equal(itemsOf(second, 'Booked Before').length, booked.length);
	assert.ok(!ran(second).includes('Book'), 'something is booked twice');
	assert.equal(await calls(world, 'invoice-verification'), 1);
}

/** A whole pack is accepted; a pack without the bank card goes to a person with pictures and proof sheets. */
export async function kycPack(world) {
	const { rest } = world;
	const workflow = await imported(world, 'kyc-pack', { 'Ask a Person': nothing });
	await rest.activate(workflow);
	const send = async (...samples) =>
		await upload(
			samples.map((sample) => ({ field: 'field-1', sample })),
			`${world.n8n.hooks}/form/kyc-pack`,
			{ 'field-0': 'Sample Customer' },
		);
	await send('bankcard.png', 'id-card.png', 'id-card-back.png');
	const [whole] = await rest.triggered(workflow, 1);
	const [accepted] = itemsOf(whole, 'Accepted');
	assert.deepEqual(accepted.json, {
		customer: 'Sample Customer',
		name: '张三样',
		'ID number': '000000199012120028',
		'bank card': accepted.json['bank card'],
	});
	assert.equal(accepted.json['bank card'].replaceAll(' ', ''), '6222000000000017');

	await send('id-card.png', 'id-card-back.png');
	const [part] = await rest.triggered(workflow, 2);
	const [asked] = itemsOf(part, 'Ask a Person');
	assert.equal(asked.json.cards.length, 2);
	const names = Object.values(asked.binary).map(({ fileName }) => fileName);
	assert.deepEqual(
		names.sort(),
		['id-card-back-proof.html', 'id-card-back.png', 'id-card-proof.html', 'id-card.png'],
		'picture and proof sheet of each card',
	);
}

/** Two bank receipts: rows for the sheet, without what is no value; what is in doubt is not among them. */
export async function bankReceipts(world) {
	const { rest } = world;
	const workflow = await imported(world, 'bank-receipts-to-sheet', { 'Add to Sheet': nothing });
	await rest.activate(workflow);
	await upload(
		[
			{ field: 'field-0', sample: 'two-page.pdf' },
			{ field: 'field-0', ...note },
		],
		`${world.n8n.hooks}/form/bank-receipts`,
	);
	const [execution] = await rest.triggered(workflow, 1);
	const rows = allItemsOf(execution, 'Add to Sheet');
	assert.equal(rows.length, 4, 'two receipts a page');
	for (const { json } of rows) {
		assert.equal(json.document, 'bank-receipt');
		assert.match(json.source, /^two-page\.pdf, page [12]$/);
		assert.ok(!('review' in json) && !('call' in json));
	}
	assert.equal(itemsOf(execution, 'Not Read')[0].json.file, '送货单.png');
}

/** The answer to an upload is the labels and values of the paper; a file that cannot be read is refused with the reason. */
export async function waybill(world) {
	const { rest } = world;
	await rest.activate(await imported(world, 'waybill-webhook'));
	const address = `${world.n8n.hooks}/webhook/waybill`;
	const { fields, review } = await upload(
		[{ field: 'file', sample: 'mixed-invoice.png' }],
		address,
	);
	assert.equal(fields['客户名称'], '样例科技有限公司');
	assert.equal(typeof review.needed, 'boolean');
	const refusal = await upload([{ field: 'file', ...note }], address, {}, 422);
	assert.match(refusal.error, /plain text/);
	assert.match(refusal.next, /\w/);
}
