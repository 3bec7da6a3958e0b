/** Many uploads at once to n8n in queue mode, one of whose workers dies in the middle. */
import assert from 'node:assert/strict';
import { tokenCredential } from '../../../emulator/client.mjs';
import { ocr, webhook } from '../nodes.mjs';
import { workerConcurrency } from '../queue.mjs';
import { send } from '../upload.mjs';
import { voucher, voucherNumbers } from '../vouchers.mjs';

const uploads = 200;
const atATime = 20;
const crashAfter = 80;
const workers = 2;

const numbers = voucherNumbers(uploads);
const fileNameOf = (number) => `voucher-${number}.png`;

/** Sends all of them, some at a time; `answered` is called with the count after each. */
async function sendAll(these, address, answered = () => {}) {
	const answers = new Map();
	const waiting = [...these];
	const sender = async () => {
		for (let number = waiting.shift(); number; number = waiting.shift()) {
			const file = { field: 'file', fileName: fileNameOf(number), bytes: voucher(number) };
			answers.set(number, { ...(await send([file], address)), at: Date.now() });
			answered(answers.size);
		}
	};
	await Promise.all(Array.from({ length: atATime }, sender));
	return answers;
}

function assertRight(number, { status, text }) {
	assert.equal(status, 200, text);
	const items = JSON.parse(text);
	assert.equal(items.length, 1);
	assert.match(items[0].text, new RegExp(number));
	assert.equal(items[0].source.fileName, fileNameOf(number));
}

async function executions({ rest }, workflow, ...status) {
	const filter = encodeURIComponent(JSON.stringify({ workflowId: workflow.id, status }));
	return (await rest.api('GET', `/rest/executions?filter=${filter}&limit=1`)).count;
}

/**
 * n8n never runs the work of a dead worker a second time: the upload is answered with status 500 once its lock has
 * run out, and the sender sends it again. No other upload is touched.
 */
async function surviveCrash(host, emulator, mode) {
	const { n8n, rest } = host;
	await emulator.control('POST', 'reset');
	await n8n.keepFilesIn(mode);
	const path = `vouchers-${mode}`;
	const credential = await rest.credential(path, tokenCredential(emulator.url));
	const parameters = { operation: 'general-text', binaryPropertyName: 'file' };
	const workflow = await rest.saveWorkflow(path, [
		webhook(path),
		ocr('General', credential, parameters),
	]);
	await rest.activate(workflow);
	const address = `${n8n.hooks}/webhook/${path}`;

	const from = Date.now();
	let crash;
	const answers = await sendAll(numbers, address, (count) => {
		if (count === crashAfter) crash = n8n.crashWorker();
	});
	await crash;
	const lost = numbers.filter((number) => answers.get(number).status !== 200);
	const ends = numbers.flatMap((number) => (lost.includes(number) ? [] : answers.get(number).at));
	const seconds = Math.round((Math.max(...ends) - from) / 1000);
	for (const [number, answer] of answers) if (!lost.includes(number)) assertRight(number, answer);
	assert.ok(lost.length > 0 && lost.length <= workerConcurrency, `${lost.length} were lost`);
	for (const number of lost) assert.equal(answers.get(number).status, 500);
	for (const [number, answer] of await sendAll(lost, address)) assertRight(number, answer);

	assert.equal(await executions(host, workflow, 'success'), uploads);
	assert.equal(await executions(host, workflow, 'error', 'crashed'), lost.length);
	const { billed, billedDistinct, tokenCalls } = await emulator.control('GET', 'stats');
	assert.equal(billedDistinct, uploads);
	assert.ok(billed <= uploads + lost.length, `${billed} calls were paid`);
	assert.ok(tokenCalls >= 1 && tokenCalls <= workers, `${tokenCalls} sign-ins`);
	const peaks = n8n.workerPeaks().join(' and ');
	console.log(
		`        ${mode}: ${ends.length} uploads in ${seconds} s, ${lost.length} sent again, ${tokenCalls} sign-ins, workers took ${peaks} MB at most`,
	);
}

export default {
	name: 'queue mode: 200 uploads are right, each paid once, and a worker that dies loses only its own',
	inQueue: true,
	async run({ emulator, queue }) {
		const host = await queue();
		for (const mode of ['default', 'database']) await surviveCrash(host, emulator, mode);
	},
};
