/** n8n's own REST interface, as its editor uses it. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { installation } from './install.mjs';

export const owner = {
	email: 'owner@example.com',
	firstName: 'Sample',
	lastName: 'Owner',
	password: 'Not-a-real-password-1',
};

const runMs = 90_000;
const between = 150;
const over = new Set(['success', 'error', 'canceled', 'crashed']);

/** Asks until there is something. @param {() => Promise<unknown>} look gives undefined as long as there is nothing */
async function until(what, look, patience = runMs) {
	const deadline = Date.now() + patience;
	for (;;) {
		const found = await look();
		if (found !== undefined) return found;
		if (Date.now() > deadline) throw new Error(`${what} took over ${patience / 1000} s`);
		await pause(between);
	}
}

/** Opens a session as the owner, who is set up where n8n is new. */
export async function openRest(url) {
	const flatted = createRequire(join(installation.modules, 'n8n', 'package.json'))('flatted');
	let cookie = '';

	/** @returns {Promise<{ status: number, body: unknown }>} whatever the status */
	async function ask(method, path, body) {
		const answer = await fetch(url + path, {
			method,
			headers: { 'content-type': 'application/json', 'browser-id': 'end-to-end', cookie },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const session = answer.headers.getSetCookie().find((text) => text.startsWith('n8n-auth='));
		if (session) [cookie] = session.split(';');
		const text = await answer.text();
		try {
			return { status: answer.status, body: JSON.parse(text) };
		} catch {
			return { status: answer.status, body: text };
		}
	}

	/** As `ask`, but gives the data alone and takes nothing but success. */
	async function api(method, path, body) {
		const answer = await ask(method, path, body);
		if (answer.status >= 300) {
			throw new Error(
				`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 500)}`,
			);
		}
		return answer.body?.data ?? answer.body;
	}

	/** The execution when it is over, its data unpacked. */
	const finished = async (executionId, patience) => {
		const look = async () => {
			const execution = await api('GET', `/rest/executions/${executionId}`);
			if (!over.has(execution.status)) return undefined;
			const { data } = execution;
			return { ...execution, data: typeof data === 'string' ? flatted.parse(data) : data };
		};
		return await until(`Execution ${executionId}`, look, patience);
	};

	/** Starts a saved workflow from its trigger. @returns {Promise<string>} the id of the execution */
	const begin = async ({ id }, trigger) => {
		const started = await api('POST', `/rest/workflows/${id}/run`, {
			triggerToStartFrom: { name: trigger },
		});
		return started.executionId;
	};

	const { userManagement } = await api('GET', '/rest/settings');
	if (userManagement.showSetupOnFirstLoad) await api('POST', '/rest/owner/setup', owner);
	else
		await api('POST', '/rest/login', { emailOrLdapLoginId: owner.email, password: owner.password });

	return {
		url,
		ask,
		api,

		/** Saves a credential "huaweiCloudApi". @returns {Promise<{ id: string, name: string }>} */
		async credential(name, data) {
			const { id } = await api('POST', '/rest/credentials', { name, type: 'huaweiCloudApi', data });
			return { id, name };
		},

		/** What the Test button gets: `{ status: 'OK' | 'Error', message }`. */
		testCredential: async ({ id, name }, data) =>
			await api('POST', '/rest/credentials/test', {
				credentials: { id, name, type: 'huaweiCloudApi', data },
			}),

		/** Saves a workflow of nodes that follow one another. */
		saveWorkflow: async (name, nodes, further = {}) =>
			await api('POST', '/rest/workflows', {
				name,
				nodes: nodes.map((node, index) => ({ position: [index * 240, 0], ...node })),
				connections: Object.fromEntries(
					nodes
						.slice(1)
						.map((node, index) => [
							nodes[index].name,
							{ main: [[{ node: node.name, type: 'main', index: 0 }]] },
						]),
				),
				settings: { executionOrder: 'v1' },
				...further,
			}),

		/** Publishes a workflow, so that its webhook listens. */
		activate: async ({ id, versionId }) =>
			await api('POST', `/rest/workflows/${id}/activate`, { versionId }),

		until,
		begin,
		finished,

		/** Runs a saved workflow from its trigger. @returns the execution, its data unpacked */
		run: async (workflow, trigger) => await finished(await begin(workflow, trigger)),

		/** Waits for the `count`th execution that a trigger started; gives all of them, newest first, their data unpacked. */
		async triggered({ id }, count) {
			const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
			const found = await until(`Run ${count} of workflow ${id}`, async () => {
				const { results } = await api('GET', `/rest/executions?filter=${filter}`);
				return results.length >= count ? results : undefined;
			});
			return await Promise.all(found.map(async (execution) => await finished(execution.id)));
		},
	};
}

/** Items that a node put out in an execution; throws its complaint where it failed. */
export function itemsOf(execution, node, output = 0) {
	const [run] = execution.data.resultData.runData[node] ?? [];
	if (!run || run.error) {
		const complaint = run?.error ?? execution.data.resultData.error;
		throw new Error(
			`${node}: ${complaint?.message ?? 'did not run'} ${complaint?.description ?? ''}`,
		);
	}
	return run.data.main[output];
}
