/** What people build by hand first: no Code node, and no expression at all. */
import assert from 'node:assert/strict';
import { accessKeyCredential } from '../../../emulator/client.mjs';
import { dense, wordsOf } from '../documents.mjs';
import { ocr, webhook } from '../nodes.mjs';
import { upload } from '../upload.mjs';

/** Publishes a webhook with nodes behind it. @returns its address */
async function publish({ rest, emulator }, path, ...nodes) {
	const credential = await rest.credential(path, accessKeyCredential(emulator.url));
	const built = nodes.map(([kind, parameters]) => ocr(kind, credential, parameters));
	assert.ok(!JSON.stringify(built).includes('{{'), 'an expression');
	await rest.activate(await rest.saveWorkflow(path, [webhook(path), ...built]));
	return `${rest.url}/webhook/${path}`;
}

const attached = (...samples) => samples.map((sample) => ({ field: 'attachments', sample }));

const invitation = {
	field: 'attachments',
	fileName: 'invite.ics',
	bytes: Buffer.from('BEGIN:VCALENDAR\nEND:VCALENDAR\n'),
};

export default {
	name: 'three attachments, an invoice with its check, and both sides of a card are built by choosing alone',
	async run(world) {
		const mail = await publish(world, 'mail', [
			'General',
			{
				operation: 'general-text',
				inputSource: 'allBinary',
				fileFilter: { kinds: 'picturesAndPdfs' },
				pages: 'all',
				options: { joinPages: true },
			},
		]);
		const files = ['english-letter.png', 'two-page.pdf', 'chinese-notice.png'];
		const read = await upload([...attached(...files), invitation], mail);
		assert.deepEqual(
			read.map(({ source }) => source.fileName),
			files,
		);
		for (const [index, file] of files.entries()) {
			for (const words of wordsOf(file)) {
				assert.ok(dense(read[index].text).includes(dense(words)), `"${words}" of ${file}`);
			}
		}

		const invoice = await publish(
			world,
			'invoice',
			['Receipt', { resource: 'invoice', operation: 'vat-invoice', binaryPropertyName: 'file' }],
			['Verification', { operation: 'invoice-verification', fieldSource: 'recognized' }],
		);
		const [checked] = await upload([{ field: 'file', sample: 'vat-invoice.png' }], invoice);
		assert.equal(checked.verified, true);
		assert.ok(checked.match.length > 0 && checked.match.every(({ equal }) => equal));

		const cards = await publish(world, 'cards', [
			'Card',
			{
				resource: 'identityDocument',
				operation: 'id-card',
				inputSource: 'allBinary',
				options: { joinSides: true },
			},
		]);
		const [card, ...others] = await upload(attached('id-card-back.png', 'id-card.png'), cards);
		assert.deepEqual(others, []);
		assert.equal(card.name, '张三样');
		assert.match(card.valid_to, /^\d{4}-\d\d-\d\d$|长期/);
	},
};
