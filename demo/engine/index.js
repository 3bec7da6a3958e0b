/**
 * Runs one node inside the real n8n-core WorkflowExecute: real request helpers (with preAuthentication, authenticate
 * and the 401 retry), real binary helpers, real expressions. Only the node types and the credential store are ours.
 * Set N8N_USER_FOLDER and N8N_ENCRYPTION_KEY before this is loaded: n8n-core reads them at once.
 */
require('reflect-metadata');
const { createRequire } = require('node:module');

// n8n's development tools bring other versions of these; n8n-core works with its own only
const core = createRequire(require.resolve('n8n-core'));
const { Logger } = core('@n8n/backend-common');
const { Container } = core('@n8n/di');
const { createRunExecutionData, NodeHelpers, Workflow } = core('n8n-workflow');
const {
	BinaryDataConfig,
	BinaryDataService,
	ExecutionLifecycleHooks,
	InstanceSettings,
	WorkflowExecute,
} = require('n8n-core');
const { CredentialStore } = require('./credentialStore.js');

const start = {
	description: {
		displayName: 'Start',
		name: 'start',
		group: ['input'],
		version: 1,
		description: '',
		defaults: { name: 'Start' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [],
	},
	async execute() {
		return [this.getInputData()];
	},
};
let currentMode;
/** The mode holds for the whole process: runs of different modes must not overlap */
async function setBinaryMode(mode) {
	if (currentMode === undefined) {
		const quiet = new Proxy(
			{},
			{ get: (_t, key) => (key === 'scoped' ? () => quiet : () => undefined) },
		);
		Container.set(Logger, quiet);
		Container.get(InstanceSettings);
	}
	if (currentMode === mode) return;
	Container.get(BinaryDataConfig).mode = mode;
	await Container.get(BinaryDataService).init();
	currentMode = mode;
}
const location = { type: 'execution', workflowId: 'wf', executionId: 'exec-1' };
async function storeBinaries(items) {
	const service = Container.get(BinaryDataService);
	for (const { binary } of items) {
		for (const [field, data] of Object.entries(binary ?? {})) {
			if (data.id) continue;
			const bytes = Buffer.from(data.data, 'base64');
			const stored = await service.store(location, bytes, { ...data });
			binary[field] = { ...stored, bytes: data.bytes ?? stored.bytes };
		}
	}
}
/** Starts a run, through the nodes of `before` first. `done` resolves with the result and never rejects for the node's sake; `cancel()` is the Stop button. */
async function startNode(options) {
	await setBinaryMode(options.binaryMode ?? 'default');
	const input = structuredClone(options.input);
	if (options.binaryMode === 'filesystem') await storeBinaries(input);
	const before = options.before ?? [];
	const nodeType = options.nodeType ?? 'test.node';
	const types = { 'test.start': start, [nodeType]: options.node };
	before.forEach(({ node }, index) => (types[`test.before${index}`] = node));
	const nodeTypes = {
		getByName: (name) => types[name],
		getByNameAndVersion: (name, version) => NodeHelpers.getVersionedNodeType(types[name], version),
		getKnownTypes: () => ({}),
	};
	const helper =
		options.helper ??
		new CredentialStore(
			Object.fromEntries((options.credentialTypes ?? []).map((c) => [c.name, c])),
		);
	const references = {};
	for (const [name, data] of Object.entries(options.credentials ?? {})) {
		if (!helper.store.has(`id-${name}`)) helper.store.set(`id-${name}`, data);
		references[name] = { id: `id-${name}`, name };
	}
	const nodeName = options.nodeName ?? 'Node';
	const earlier = before.map(({ name, typeVersion = 1, parameters }, index) => ({
		id: `before${index}`,
		name,
		type: `test.before${index}`,
		typeVersion,
		position: [100, 100 * index],
		parameters,
		credentials: references,
	}));
	const nodes = [
		{
			id: '1',
			name: 'Start',
			type: 'test.start',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		},
		...earlier,
		{
			id: '2',
			name: nodeName,
			type: nodeType,
			typeVersion: options.typeVersion ?? 1,
			position: [200, 0],
			parameters: options.parameters,
			credentials: references,
			onError: options.onError,
			...options.nodeSettings,
		},
	];
	const connections = Object.fromEntries(
		nodes
			.slice(1)
			.map(({ name }, index) => [
				nodes[index].name,
				{ main: [[{ node: name, type: 'main', index: 0 }]] },
			]),
	);
	const workflow = new Workflow({
		id: 'wf',
		nodes,
		connections,
		active: false,
		nodeTypes,
		settings: { executionOrder: 'v1', ...options.settings },
	});
	const ui = [];
	const additionalData = {
		credentialsHelper: helper,
		executionId: 'exec-1',
		currentNodeExecutionIndex: 0,
		// each must be a valid URL, else every expression fails
		restApiUrl: 'http://localhost/rest',
		instanceBaseUrl: 'http://localhost',
		webhookBaseUrl: 'http://localhost/webhook',
		webhookWaitingBaseUrl: 'http://localhost/webhook-waiting',
		formWaitingBaseUrl: 'http://localhost/form-waiting',
		variables: {},
		hooks: new ExecutionLifecycleHooks('manual', 'exec-1', {
			id: 'wf',
			name: 'wf',
			nodes,
			connections: {},
			active: false,
		}),
		sendDataToUI: (_type, data) => ui.push(data),
		logAiEvent() {},
		getRunExecutionData: async () => undefined,
		setExecutionStatus() {},
	};
	const data = createRunExecutionData({
		executionData: {
			nodeExecutionStack: [{ node: nodes[0], data: { main: [input] }, source: null }],
		},
	});
	const running = new WorkflowExecute(additionalData, 'manual', data).processRunExecutionData(
		workflow,
	);
	const done = running.then((run) => {
		const task = run.data.resultData.runData[nodeName]?.[0];
		return {
			run,
			status: run.status,
			error: run.data.resultData.error,
			outputs: task?.data?.main ?? [],
			hints: task?.hints,
			ui,
			helper,
		};
	});
	return { done, cancel: () => running.cancel() };
}
/** Runs a node to its end; see startNode. */
const runNode = async (options) => await (await startNode(options)).done;
/** An item with one inline file, as a node before ours would deliver it. */
const binaryItem = (
	bytes,
	fileName = 'a.png',
	mimeType = 'image/png',
	field = 'data',
	json = {},
) => ({ json, binary: { [field]: { data: bytes.toString('base64'), mimeType, fileName } } });
/** The bytes behind a binary field of an output item, in either binary mode. */
const binaryBytes = async (data) => await Container.get(BinaryDataService).getAsBuffer(data);

module.exports = { CredentialStore, startNode, runNode, binaryItem, binaryBytes };
