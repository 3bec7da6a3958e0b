/** Nodes of test workflows. */
export const PACKAGE = 'n8n-nodes-huaweicloud-ocr';

const place = (name) => ({ id: `node-${name}`, name });

export const manual = () => ({
	...place('Start'),
	type: 'n8n-nodes-base.manualTrigger',
	typeVersion: 1,
	parameters: {},
});

/** Takes a POST and answers with all items of the last node. */
export const webhook = (path) => ({
	...place('Webhook'),
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2.1,
	webhookId: path,
	parameters: {
		httpMethod: 'POST',
		path,
		responseMode: 'lastNode',
		responseData: 'allEntries',
		options: {},
	},
});

/** Fetches a file into the binary field "data". */
export const download = (url, name = 'Get Scan') => ({
	...place(name),
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.2,
	parameters: { url, options: { response: { response: { responseFormat: 'file' } } } },
});

/** The HTTP Request node with our credential. */
export const httpRequest = (name, credential, parameters) => ({
	...place(name),
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.2,
	parameters: {
		authentication: 'predefinedCredentialType',
		nodeCredentialType: 'huaweiCloudApi',
		options: {},
		...parameters,
	},
	credentials: { huaweiCloudApi: credential },
});

/** A node of the package, e.g. ocr('General', credential, { operation: 'general-text' }). */
export const ocr = (kind, credential, parameters, further = {}) => ({
	...place(`Huawei Cloud OCR ${kind}`),
	type: `${PACKAGE}.huaweiCloudOcr${kind}`,
	typeVersion: 1,
	parameters,
	credentials: { huaweiCloudApi: credential },
	...further,
});
