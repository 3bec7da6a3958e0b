/** A client that knows nothing of the package: signs with the vendor's own signer and sends raw bytes. */
import { request } from 'node:http';
import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner';
import { createCanvas } from '@napi-rs/canvas';
import { emulatorIdentity as me } from '../emulator';

export interface Answer {
	status: number;
	headers: Record<string, any>;
	text: string;
	json: any;
}

/** Sends and reads to the end; rejects when the connection breaks. */
export const send = (
	url: string,
	method: string,
	headers: Record<string, string>,
	body: Buffer | string = '',
) =>
	new Promise<Answer>((done, fail) => {
		const req = request(url, { method, headers, agent: false }, (res) => {
			const chunks: Buffer[] = [];
			res.on('data', (chunk) => chunks.push(chunk));
			res.on('error', fail);
			res.on('end', () => {
				const text = Buffer.concat(chunks).toString();
				let json;
				try {
					json = JSON.parse(text);
				} catch {
					// No JSON: the text says what it is
				}
				done({ status: res.statusCode!, headers: res.headers, text, json });
			});
		});
		req.on('error', fail);
		req.end(body);
	});

const basic = (ms: number) => new Date(ms).toISOString().replace(/[-:]|\.\d+/g, '');

export interface Changes {
	ak?: string;
	sk?: string;
	project?: string;
	headers?: Record<string, string>;
	/** What travels in the place of the signed bytes */
	sent?: string;
	/** How far the client's clock is off */
	skewMs?: number;
	token?: string;
}

/** One OCR call, signed by the vendor's signer or with a token. */
export const ocr = async (base: string, api: string, body: object, changes: Changes = {}) => {
	const project = changes.project ?? me.projectId;
	const url = `${base}/v2/${project}/ocr/${api}`;
	const headers: Record<string, string> = {
		'content-type': 'application/json',
		...changes.headers,
	};
	if (changes.token) {
		return await send(
			url,
			'POST',
			{ ...headers, 'x-auth-token': changes.token },
			JSON.stringify(body),
		);
	}
	headers['X-Project-Id'] = project;
	if (changes.skewMs) headers['X-Sdk-Date'] = basic(Date.now() + changes.skewMs);
	const credential: any = {
		getAk: () => changes.ak ?? me.accessKeyId,
		getSk: () => changes.sk ?? me.secretAccessKey,
	};
	const signed = AKSKSigner.sign(
		{ method: 'POST', endpoint: url, headers, data: body } as any,
		credential,
	);
	return await send(
		url,
		'POST',
		{ ...headers, ...(signed as any) },
		changes.sent ?? JSON.stringify(body),
	);
};

/** A signed GET, as the vendor's client looks up a project. */
export const signedGet = async (
	base: string,
	path: string,
	queryParams: Record<string, string>,
) => {
	const headers = { 'content-type': 'application/json' };
	const credential: any = { getAk: () => me.accessKeyId, getSk: () => me.secretAccessKey };
	const endpoint = `${base}${path}`;
	const signed = AKSKSigner.sign(
		{ method: 'GET', endpoint, headers, queryParams } as any,
		credential,
	);
	const query = new URLSearchParams(queryParams).toString().replace(/\+/g, '%20');
	return await send(`${endpoint}?${query}`, 'GET', { ...headers, ...(signed as any) });
};

export const logIn = async (
	base: string,
	changes: { name?: string; password?: string; scope?: object } = {},
) => {
	const user = {
		name: changes.name ?? me.userName,
		password: changes.password ?? me.password,
		domain: { name: me.accountName },
	};
	const identity = { methods: ['password'], password: { user } };
	const scope = changes.scope ?? { project: { name: me.region } };
	const url = `${base}/v3/auth/tokens?nocatalog=true`;
	return await send(
		url,
		'POST',
		{ 'content-type': 'application/json' },
		JSON.stringify({ auth: { identity, scope } }),
	);
};

/** A plain PNG as Base64. */
export const png = (width = 64, height = 64) =>
	createCanvas(width, height).toBuffer('image/png').toString('base64');
