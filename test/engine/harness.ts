/* eslint-disable */
/**
 * Runs one node inside the real n8n-core WorkflowExecute: real request helpers (with preAuthentication, authenticate
 * and the 401 retry), real binary helpers, real expressions. Only the node types and the credential store are ours.
 */
import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import {
	BinaryDataConfig,
	BinaryDataService,
	ExecutionLifecycleHooks,
	InstanceSettings,
	WorkflowExecute,
} from 'n8n-core';
import type {
	IBinaryData,
	ICredentialDataDecryptedObject,
	ICredentialType,
	INode,
	INodeExecutionData,
	INodeType,
	INodeTypes,
	IRun,
	IWorkflowExecuteAdditionalData,
	IWorkflowSettings,
} from 'n8n-workflow';
import { createRunExecutionData, NodeHelpers, Workflow } from 'n8n-workflow';
import { TestCredentialsHelper } from './credentialStore';

export { TestCredentialsHelper } from './credentialStore';

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
	async execute(this: any) {
		return [this.getInputData()];
	},
} as unknown as INodeType;

export type BinaryMode = 'default' | 'filesystem';

let currentMode: BinaryMode | undefined;

/** The mode holds for the whole process: runs of different modes must not overlap */
async function setBinaryMode(mode: BinaryMode) {
	if (currentMode === undefined) {
		const quiet: any = new Proxy(
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

const location = { type: 'execution', workflowId: 'wf', executionId: 'exec-1' } as const;

async function storeBinaries(items: INodeExecutionData[]) {
	const service = Container.get(BinaryDataService);
	for (const { binary } of items) {
		for (const [field, data] of Object.entries(binary ?? {})) {
			if (data.id) continue;
			binary![field] = await service.store(location, Buffer.from(data.data, 'base64'), { ...data });
		}
	}
}

export interface RunOptions {
	node: INodeType;
	nodeName?: string;
	typeVersion?: number;
	parameters: Record<string, unknown>;
	input: INodeExecutionData[];
	credentialTypes?: ICredentialType[];
	/** Decrypted data by credential type; the store of `helper` wins where it already has some */
	credentials?: Record<string, ICredentialDataDecryptedObject>;
	onError?: INode['onError'];
	/** `filesystem`: inline files of `input` are stored first, as n8n's own nodes would have done */
	binaryMode?: BinaryMode;
	settings?: IWorkflowSettings;
	/** Give one to keep the credential store (and its session) from run to run */
	helper?: TestCredentialsHelper;
}

/** Starts a run. `done` resolves with the result and never rejects for the node's sake; `cancel()` is the Stop button. */
export async function startNode(options: RunOptions) {
	await setBinaryMode(options.binaryMode ?? 'default');
	const input = structuredClone(options.input);
	if (options.binaryMode === 'filesystem') await storeBinaries(input);

	const types: Record<string, INodeType> = { 'test.start': start, 'test.node': options.node };
	const nodeTypes: INodeTypes = {
		getByName: (name) => types[name],
		getByNameAndVersion: (name, version) =>
			NodeHelpers.getVersionedNodeType(types[name], version) as INodeType,
		getKnownTypes: () => ({}),
	};
	const helper =
		options.helper ??
		new TestCredentialsHelper(
			Object.fromEntries((options.credentialTypes ?? []).map((c) => [c.name, c])),
		);
	const references: INode['credentials'] = {};
	for (const [name, data] of Object.entries(options.credentials ?? {})) {
		if (!helper.store.has(`id-${name}`)) helper.store.set(`id-${name}`, data);
		references[name] = { id: `id-${name}`, name };
	}

	const nodeName = options.nodeName ?? 'Node';
	const nodes: INode[] = [
		{
			id: '1',
			name: 'Start',
			type: 'test.start',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		},
		{
			id: '2',
			name: nodeName,
			type: 'test.node',
			typeVersion: options.typeVersion ?? 1,
			position: [200, 0],
			parameters: options.parameters as any,
			credentials: references,
			onError: options.onError,
		},
	];
	const workflow = new Workflow({
		id: 'wf',
		nodes,
		connections: { Start: { main: [[{ node: nodeName, type: 'main', index: 0 }]] } },
		active: false,
		nodeTypes,
		settings: { executionOrder: 'v1', ...options.settings },
	});
	const ui: unknown[] = [];
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
		} as any),
		sendDataToUI: (_type: string, data: unknown) => ui.push(data),
		logAiEvent() {},
		getRunExecutionData: async () => undefined,
		setExecutionStatus() {},
	} as unknown as IWorkflowExecuteAdditionalData;
	const data = createRunExecutionData({
		executionData: {
			nodeExecutionStack: [{ node: nodes[0], data: { main: [input] }, source: null }],
		},
	} as any);
	const running = new WorkflowExecute(additionalData, 'manual', data).processRunExecutionData(
		workflow,
	);
	const done = running.then((run: IRun) => {
		const task = run.data.resultData.runData[nodeName]?.[0];
		return {
			run,
			status: run.status,
			error: run.data.resultData.error as any,
			outputs: (task?.data?.main ?? []) as INodeExecutionData[][],
			hints: task?.hints,
			ui,
			helper,
		};
	});
	return { done, cancel: () => (running as any).cancel() };
}

/** Runs a node to its end; see startNode. */
export const runNode = async (options: RunOptions) => await (await startNode(options)).done;

/** An item with one inline file, as a node before ours would deliver it. */
export const binaryItem = (
	bytes: Buffer,
	fileName = 'a.png',
	mimeType = 'image/png',
	field = 'data',
	json: INodeExecutionData['json'] = {},
): INodeExecutionData => ({
	json,
	binary: { [field]: { data: bytes.toString('base64'), mimeType, fileName } },
});

/** The bytes behind a binary field of an output item, in either binary mode. */
export const binaryBytes = async (data: IBinaryData) =>
	await Container.get(BinaryDataService).getAsBuffer(data);
