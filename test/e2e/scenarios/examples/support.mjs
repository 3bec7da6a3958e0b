/** Imports a workflow of examples/ as it is, but for the user's own accounts at its edges. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessKeyCredential } from '../../../../emulator/client.mjs';
import { bytesOf, dense, wordsOf } from '../../documents.mjs';

const folder = new URL('../../../../examples/', import.meta.url);

/** Stands where an account would be needed: what comes in goes out. */
export const nothing = { type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };

/**
 * Saves an example with the credential chosen.
 * @param {object} instead nodes that take the place of those of the same name, e.g. a mailbox
 * @returns the saved workflow
 */
export async function imported({ rest, emulator, n8n }, name, instead = {}) {
	const text = readFileSync(new URL(`${name}.json`, folder), 'utf8');
	const example = JSON.parse(text.replaceAll('/files/', `${n8n.files}/`));
	const huaweiCloudApi = await rest.credential(
		`Example ${name}`,
		accessKeyCredential(emulator.url),
	);
	const nodes = example.nodes.map((node) => ({
		...node,
		...instead[node.name],
		...(node.credentials ? { credentials: { huaweiCloudApi } } : {}),
	}));
	const missing = Object.keys(instead).filter((one) => !nodes.some((node) => node.name === one));
	if (missing.length > 0) throw new Error(`${name} has no node ${missing.join(', ')}`);
	const { connections, settings } = example;
	return await rest.api('POST', '/rest/workflows', {
		name: example.name,
		nodes,
		connections,
		settings,
	});
}

/** Puts samples into a folder that workflows may read; what was in it goes. */
export function fill({ n8n }, name, samples) {
	const place = join(n8n.files, name);
	rmSync(place, { recursive: true, force: true });
	mkdirSync(place, { recursive: true });
	for (const [file, bytes] of Object.entries(samples)) {
		writeFileSync(join(place, file), typeof bytes === 'string' ? bytesOf(bytes) : bytes);
	}
	return place;
}

/** Calls of an API that arrived at the emulator since the scenario began. */
export async function calls({ emulator }, api) {
	const { byApi } = await emulator.control('GET', 'stats');
	return byApi[api] ?? 0;
}

/** Items of a node that may run more than once, or not at all. */
export const allItemsOf = ({ data }, node) =>
	(data.resultData.runData[node] ?? []).flatMap((run) => run.data?.main[0] ?? []);

/** Names of the nodes that ran in an execution. */
export const ran = ({ data }) => Object.keys(data.resultData.runData);

/** Refused before it is sent, so it costs nothing. */
export const broken = Buffer.from('Delivery note 77120\n');

/** All words that a sample is known to hold are in the text. */
export function assertWords(text, sample) {
	for (const words of wordsOf(sample)) {
		assert.ok(dense(text).includes(dense(words)), `"${words}" is not in ${text}`);
	}
}
