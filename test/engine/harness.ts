/** The engine of the demo, typed for the tests: one node inside the real n8n-core. */
import type {
	IBinaryData,
	ICredentialDataDecryptedObject,
	ICredentialType,
	INode,
	INodeExecutionData,
	INodeType,
	IRun,
	IWorkflowSettings,
	NodeExecutionHint,
} from 'n8n-workflow';

const engine = require('../../demo/engine');

export type BinaryMode = 'default' | 'filesystem';

/** Stands for n8n's credential store and helper. */
export interface TestCredentialsHelper {
	/** What the database would hold */
	store: Map<string, ICredentialDataDecryptedObject>;
	/** How often a refreshed session was written to the store */
	updates: number;
}

export const TestCredentialsHelper: new (
	types: Record<string, ICredentialType>,
) => TestCredentialsHelper = engine.CredentialStore;

export interface RunOptions {
	node: INodeType;
	nodeName?: string;
	/** Type name in the workflow; n8n's nodes for agents end in Tool */
	nodeType?: string;
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
	/** Further settings of the node, e.g. retryOnFail */
	nodeSettings?: Partial<INode>;
	/** Give one to keep the credential store (and its session) from run to run */
	helper?: TestCredentialsHelper;
}

/** What a run came to. */
export interface RunResult {
	run: IRun;
	status: IRun['status'];
	error: any;
	outputs: INodeExecutionData[][];
	hints?: NodeExecutionHint[];
	ui: unknown[];
	helper: TestCredentialsHelper;
}

/** Starts a run. `done` resolves with the result and never rejects for the node's sake; `cancel()` is the Stop button. */
export const startNode: (
	options: RunOptions,
) => Promise<{ done: Promise<RunResult>; cancel: () => void }> = engine.startNode;

/** Runs a node to its end; see startNode. */
export const runNode: (options: RunOptions) => Promise<RunResult> = engine.runNode;

/** An item with one inline file, as a node before ours would deliver it. */
export const binaryItem: (
	bytes: Buffer,
	fileName?: string,
	mimeType?: string,
	field?: string,
	json?: INodeExecutionData['json'],
) => INodeExecutionData = engine.binaryItem;

/** The bytes behind a binary field of an output item, in either binary mode. */
export const binaryBytes: (data: IBinaryData) => Promise<Buffer> = engine.binaryBytes;
