/**
 * Runs in the folder of one n8n-core version, beside a copy of demo/engine and the built package: a good picture and
 * a text file through General Text, in each way that "On Error" offers, and Stop during a wait. Prints what came out as
 * one line of JSON.
 */
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');

const here = createRequire(join(process.cwd(), 'index.js'));
// n8n-workflow before 2.0 has no such function and takes the plain object
here('n8n-workflow').createRunExecutionData ??= ({ executionData }) => ({
	startData: {},
	resultData: { runData: {} },
	executionData: {
		contextData: {},
		metadata: {},
		waitingExecution: {},
		waitingExecutionSource: {},
		...executionData,
	},
});
const { runNode, startNode, binaryItem } = here('./engine/index.js');
const built = (path) => here(`n8n-nodes-huaweicloud-ocr/dist/${path}`);
const { HuaweiCloudApi } = built('credentials/HuaweiCloudApi.credentials.js');
const { HuaweiCloudOcrGeneral } = built(
	'nodes/HuaweiCloudOcrGeneral/HuaweiCloudOcrGeneral.node.js',
);
const { credential, picture } = JSON.parse(process.argv[2]);

const options = (onError) => ({
	node: new HuaweiCloudOcrGeneral(),
	nodeName: 'General Text',
	onError,
	parameters: {
		resource: 'text',
		operation: 'general-text',
		inputSource: 'binary',
		binaryPropertyName: 'data',
		pages: '1',
		output: 'simplified',
		options: {},
	},
	input: [
		binaryItem(readFileSync(picture), 'good.png'),
		binaryItem(Buffer.from('just a text'), 'bad.txt', 'text/plain'),
	],
	credentialTypes: [new HuaweiCloudApi()],
	credentials: { huaweiCloudApi: credential },
});

async function run(onError) {
	const { outputs, error, hints } = await runNode(options(onError));
	const json = outputs.map((items) => (items ?? []).map((item) => item.json));
	return { json, error: error && { message: error.message }, hints };
}

const control = async (method, path, body) => {
	const answer = await fetch(`${credential.ocrEndpoint}/_control/${path}`, {
		method,
		headers: { 'content-type': 'application/json' },
		body: body && JSON.stringify(body),
	});
	return await answer.json().catch(() => undefined);
};

/** Stop while the node waits a minute, as the service has asked for; gives the milliseconds from Stop to the end. */
async function stop() {
	const headers = { 'Retry-After': '60' };
	await control('POST', 'reset', {});
	await control('POST', 'faults', { fault: { type: 'status', status: 429, headers } });
	const { done, cancel } = await startNode(options('stopWorkflow'));
	const answered = async () => Object.keys((await control('GET', 'stats')).byOutcome).length > 0;
	while (!(await answered()));
	const from = Date.now();
	cancel();
	await done;
	await control('POST', 'reset', {});
	return Date.now() - from;
}

(async () => {
	const results = {};
	for (const onError of ['continueErrorOutput', 'continueRegularOutput', 'stopWorkflow']) {
		results[onError] = await run(onError);
	}
	results.stopped = await stop();
	process.stdout.write(`${JSON.stringify(results)}\n`, () => process.exit(0));
})().catch((error) => {
	process.stderr.write(`${error.stack}\n`, () => process.exit(1));
});
