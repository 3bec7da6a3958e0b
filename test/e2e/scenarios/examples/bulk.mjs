/**
 * The bulk run: what it saves, what it reads again, and what a stop in the middle costs. `BULK=10000` gives it so many
 * files, for measuring.
 */
import assert from 'node:assert/strict';
import { itemsOf } from '../../rest.mjs';
import { voucher, voucherNumbers } from '../../vouchers.mjs';
import { allItemsOf, assertWords, broken, calls, fill, imported, ran } from './support.mjs';

const batch = 20;
const lostCalls = 5;
const vouchers = voucherNumbers(Number(process.env.BULK ?? 2 * batch + lostCalls));
/** Milliseconds that a run may take for each file, and for n8n itself. */
const patience = vouchers.length * 200 + 90_000;

/** A run that is started again pays for the new files only. */
async function readsNewFilesOnly(world, workflow) {
	const { rest } = world;
	const files = { '1.png': 'english-letter.png', '2.png': 'chinese-notice.png', '3.png': broken };
	fill(world, 'bulk', files);
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

/** Starts a run, lets so many calls through and has the service refuse all others; then a person presses Stop. */
async function stopAfter({ rest, emulator }, workflow, answers) {
	await emulator.control('POST', 'reset', { only: 'stats' });
	const headers = { 'Retry-After': '60' };
	const fault = { type: 'status', status: 429, headers };
	await emulator.control('POST', 'faults', { match: { after: answers }, fault });
	const id = await rest.begin(workflow, 'Start');
	const paid = await rest.until(
		`${answers} answers and a refusal`,
		async () => {
			const { billed, faults, requests } = await emulator.control('GET', 'stats');
			return billed === answers && faults.status ? requests : undefined;
		},
		patience,
	);
	await rest.api('POST', `/rest/executions/${id}/stop`);
	assert.equal((await rest.finished(id, patience)).status, 'canceled');
	await emulator.control('DELETE', 'faults');
	return paid.flatMap(({ billed, documentHash }) => (billed ? [documentHash] : []));
}

/** What is saved is never paid again; of a batch that is stopped in the middle, what was answered is. */
async function goesOnAfterStops(world, workflow) {
	const { rest, emulator } = world;
	fill(
		world,
		'bulk',
		Object.fromEntries(vouchers.map((number) => [`${number}.png`, voucher(number)])),
	);
	// Looking at pictures takes the emulator longer than all the rest
	await emulator.control('POST', 'config', { ocr: 'sample' });
	const saved = await stopAfter(world, workflow, batch);
	const unsaved = await stopAfter(world, workflow, lostCalls);
	assert.deepEqual(
		unsaved.filter((hash) => saved.includes(hash)),
		[],
	);
	await emulator.control('POST', 'reset', { only: 'stats' });
	const from = Date.now();
	const last = await rest.finished(await rest.begin(workflow, 'Start'), patience);
	const rows = allItemsOf(last, 'Save').map(({ json }) => json);
	assert.equal(new Set(rows.map(({ file }) => file)).size, vouchers.length - batch);
	assert.ok(rows.every(({ status }) => status === 'read'));
	console.log(
		`        bulk: ${rows.length} of ${vouchers.length} files in ${Math.round((Date.now() - from) / 1000)} s`,
	);
	const { requests, billed } = await emulator.control('GET', 'stats');
	assert.equal(billed, rows.length);
	assert.ok(requests.every(({ documentHash }) => !saved.includes(documentHash)));

	const nothingLeft = await rest.finished(await rest.begin(workflow, 'Start'), patience);
	assert.ok(!ran(nothingLeft).includes('Recognize'));
}

export async function bulk(world) {
	const workflow = await imported(world, 'bulk-run-with-resume');
	await readsNewFilesOnly(world, workflow);
	await goesOnAfterStops(world, workflow);
}
