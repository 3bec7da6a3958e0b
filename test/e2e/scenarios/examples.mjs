/** The workflows of examples/, imported as they are and run. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { agent } from './examples/agent.mjs';
import { bulk } from './examples/bulk.mjs';
import { contracts, mailArchive } from './examples/folders.mjs';
import {
	bankReceipts,
	expenseIntake,
	expenseSheet,
	kycPack,
	waybill,
} from './examples/uploads.mjs';

const runs = {
	'agent-with-invoice-tool': agent,
	'bank-receipts-to-sheet': bankReceipts,
	'bulk-run-with-resume': bulk,
	'contracts-folder': contracts,
	'expense-intake': expenseIntake,
	'expense-sheet-webhook': expenseSheet,
	'kyc-pack': kycPack,
	'mail-archive': mailArchive,
	'waybill-webhook': waybill,
};

/** `EXAMPLE=kyc-pack` runs one of them. */
const chosen = process.env.EXAMPLE?.split(',') ?? Object.keys(runs);

/** @param {object} world its `n8n` is the one that the examples run in */
async function runAll(world) {
	const files = readdirSync(new URL('../../../examples/', import.meta.url));
	const examples = files.flatMap((file) => (file.endsWith('.json') ? file.slice(0, -5) : []));
	assert.deepEqual(Object.keys(runs), examples.sort());
	const failures = [];
	for (const name of chosen) {
		await world.emulator.control('POST', 'reset');
		try {
			await runs[name](world);
		} catch (error) {
			failures.push(new Error(`${name}: ${error.message}`, { cause: error }));
		}
	}
	if (failures.length > 0) {
		throw new Error(
			failures.map(({ message, cause }) => `${message}\n${cause.stack}`).join('\n\n'),
		);
	}
}

export default { name: 'every example workflow does what it promises', run: runAll };

export const examplesInQueue = {
	name: 'every example workflow does the same in queue mode',
	inQueue: true,
	async run(world) {
		const { n8n, rest } = await world.queue();
		await n8n.keepFilesIn('database');
		await runAll({ ...world, n8n, rest });
	},
};
