/**
 * What a user builds without us: Extract from File (to Base64), then n8n's HTTP Request node with our credential. Both
 * nodes come from the whole n8n that the end-to-end tests install.
 */
import { credentialFor, openEngine } from './engine.mjs';

export async function open(options) {
	const { run, itemsOf, require } = openEngine(options);
	const base = `${options.modules}/n8n-nodes-base/dist/nodes`;
	const { ExtractFromFile } = require(`${base}/Files/ExtractFromFile/ExtractFromFile.node.js`);
	const { HttpRequest } = require(`${base}/HttpRequest/HttpRequest.node.js`);
	const { projectId } = credentialFor(options.url);
	return {
		prepare: itemsOf,
		async run(input, { concurrency, batchInterval = 1 }) {
			const items = await run({
				before: [
					{
						node: new ExtractFromFile(),
						name: 'Extract',
						typeVersion: 1,
						parameters: {
							operation: 'binaryToPropery',
							binaryPropertyName: 'data',
							destinationKey: 'data',
							options: {},
						},
					},
				],
				node: new HttpRequest(),
				// n8n lets only this type use any credential
				nodeType: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.2,
				parameters: {
					method: 'POST',
					url: `${options.url}/v2/${projectId}/ocr/general-text`,
					authentication: 'predefinedCredentialType',
					nodeCredentialType: 'huaweiCloudApi',
					sendBody: true,
					specifyBody: 'json',
					jsonBody: '={{ { "image": $json.data } }}',
					options: concurrency
						? { batching: { batch: { batchSize: concurrency, batchInterval } } }
						: {},
				},
				input,
			});
			return items.filter(({ json }) => json.result).length;
		},
	};
}
