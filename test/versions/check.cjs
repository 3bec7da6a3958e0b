/**
 * Runs in the folder of one n8n-core version, beside a copy of demo/engine and the built package: a good picture and
 * a text file through General Text, in each way that "On Error" offers. Prints what came out as one line of JSON.
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
const { runNode, binaryItem } = here('./engine/index.js');
const built = (path) => here(`n8n-nodes-huaweicloud-ocr/dist/${path}`);
const { HuaweiCloudApi } = built('credentials/HuaweiCloudApi.credentials.js');
const { HuaweiCloudOcrGeneral } = built(
	'nodes/HuaweiCloudOcrGeneral/HuaweiCloudOcrGeneral.node.js',
);
const { credential, picture } = JSON.parse(process.argv[2]);

async function run(onError) {
	const { outputs, error, hints } = await runNode({
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
	const json = outputs.map((items) => (items ?? []).map((item) => item.json));
	return { json, error: error && { message: error.message }, hints };
}

(async () => {
	const results = {};
	for (const onError of ['continueErrorOutput', 'continueRegularOutput', 'stopWorkflow']) {
		results[onError] = await run(onError);
	}
	process.stdout.write(`${JSON.stringify(results)}\n`, () => process.exit(0));
})().catch((error) => {
	process.stderr.write(`${error.stack}\n`, () => process.exit(1));
});
