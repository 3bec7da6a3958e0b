import { createHash } from 'node:crypto';
import {
	canonicalPath,
	canonicalQuery,
	canonicalRequest,
	headersToSign,
	sdkDate,
	signatureOf,
	signRequest,
	stringToSign,
} from '../../../lib/huawei/auth/sign';
import fixture from '../../fixtures/signing-vectors.json';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const dateOf = (text: string) =>
	new Date(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

describe.each(fixture.vectors)('vector $name', (vector) => {
	const date = dateOf(vector.headers['X-Sdk-Date']);
	const request = {
		method: vector.method,
		url: new URL(vector.url),
		headers: vector.headers as Record<string, string>,
		body: vector.body,
	};
	const canonical = canonicalRequest(request, headersToSign(request, date));

	test('canonical request and its hash', () => {
		expect(canonical).toBe(vector.canonical_request);
		expect(sha256(canonical)).toBe(vector.canonical_request_sha256);
	});

	test('string to sign and signature', () => {
		expect(stringToSign(canonical, date)).toBe(vector.string_to_sign);
		expect(signatureOf(vector.string_to_sign, fixture.sk)).toBe(vector.signature);
	});

	test('Authorization, with the body as text and as bytes', () => {
		const keys = { accessKeyId: fixture.ak, secretAccessKey: fixture.sk };
		expect(signRequest(request, keys, date).Authorization).toBe(vector.authorization);
		const bytes = Buffer.from(vector.body);
		expect(signRequest({ ...request, body: bytes }, keys, date).Authorization).toBe(
			vector.authorization,
		);
	});
});

test('the hash published in the signing guide', () => {
	const { method, url, headers, canonical_request_sha256 } = fixture.published_check;
	const date = dateOf(headers['x-sdk-date']);
	const request = { method, url: new URL(url), headers };
	expect(sha256(canonicalRequest(request, headersToSign(request, date)))).toBe(
		canonical_request_sha256,
	);
});

test('the date is UTC without fractions', () => {
	expect(sdkDate(new Date('2025-01-02T03:04:05.678+08:00'))).toBe('20250101T190405Z');
});

test.each([
	['/v1/中 文', '/v1/%E4%B8%AD%20%E6%96%87/'],
	['/v1/%E4%B8%AD%20%E6%96%87/', '/v1/%E4%B8%AD%20%E6%96%87/'],
	['/a(b)!*', '/a%28b%29%21%2A/'],
	['/100%', '/100%25/'],
	['/', '/'],
])('path %s is encoded once', (given, expected) => {
	expect(canonicalPath(given)).toBe(expected);
});

test.each([
	['', ''],
	['?b=2&a=1&a=0', 'a=0&a=1&b=2'],
	['?flag', 'flag='],
	['?q=a+b', 'q=a%20b'],
	['?q=a%2Bb', 'q=a%2Bb'],
	['?k[0]=x&k[1]=y', 'k%5B0%5D=x&k%5B1%5D=y'],
	['?x=a=b', 'x=a%3Db'],
])('query %s', (given, expected) => {
	expect(canonicalQuery(given)).toBe(expected);
});

test('a port other than the usual one is part of the signed host', () => {
	const request = { method: 'GET', url: new URL('http://127.0.0.1:8080/x') };
	expect(headersToSign(request, new Date(0))).toContainEqual(['host', '127.0.0.1:8080']);
	const usual = { method: 'GET', url: new URL('https://a.example.com:443/x') };
	expect(headersToSign(usual, new Date(0))).toContainEqual(['host', 'a.example.com']);
});

test('an old signature on the request is not signed again', () => {
	const url = new URL('https://ocr.example.com/x');
	const keys = { accessKeyId: 'A', secretAccessKey: 'S' };
	const first = signRequest({ method: 'GET', url }, keys, new Date(0));
	const second = signRequest({ method: 'GET', url, headers: first }, keys, new Date(0));
	expect(second).toEqual(first);
});

test('a declared payload hash takes the place of the body', () => {
	const headers = { 'X-Sdk-Content-Sha256': 'UNSIGNED-PAYLOAD' };
	const url = new URL('https://ocr.example.com/x');
	const request = { method: 'POST', url, headers, body: 'anything' };
	expect(canonicalRequest(request, headersToSign(request, new Date(0)))).toMatch(
		/\nUNSIGNED-PAYLOAD$/,
	);
});
