/** Our node "Huawei Cloud OCR General" in the real engine, from the file on. */
import { fileURLToPath } from 'node:url';
import { openEngine } from './engine.mjs';

export async function open(options) {
	const { run, itemsOf, require } = openEngine(options);
	const path = 'dist/nodes/HuaweiCloudOcrGeneral/HuaweiCloudOcrGeneral.node.js';
	const { HuaweiCloudOcrGeneral } = require(
		fileURLToPath(new URL(`../../${path}`, import.meta.url)),
	);
	const recognize = async (input, { pages = '1', ...chosen }) => {
		const items = await run({
			node: new HuaweiCloudOcrGeneral(),
			parameters: {
				resource: 'text',
				operation: 'general-text',
				inputSource: 'binary',
				binaryPropertyName: 'data',
				pages,
				output: 'simplified',
				// Files of a benchmark are alike: each is to be sent
				options: { recognizeOnce: false, ...chosen },
			},
			input,
		});
		return items.length;
	};
	await recognize([], {});
	return { prepare: itemsOf, run: recognize };
}
