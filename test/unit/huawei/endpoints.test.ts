import { assertTrustedHost, iamEndpoint, ocrEndpoint } from '../../../lib/huawei/auth/endpoints';
import { regions } from '../../../lib/huawei/auth/regions';

test('each region has its own hosts', () => {
	expect(regions).toHaveLength(11);
	for (const { id } of regions) {
		expect(ocrEndpoint({ region: id })).toBe(`https://ocr.${id}.myhuaweicloud.com`);
		expect(iamEndpoint({ region: id })).toBe(`https://iam.${id}.myhuaweicloud.com`);
	}
});

test('without a region it is cn-north-4; an endpoint left over from before is not used', () => {
	expect(ocrEndpoint({})).toBe('https://ocr.cn-north-4.myhuaweicloud.com');
	expect(ocrEndpoint({ customEndpoints: false, ocrEndpoint: 'https://elsewhere.example' })).toBe(
		'https://ocr.cn-north-4.myhuaweicloud.com',
	);
});

test.each(['evil.example/', 'cn-north-4.evil.example', 'cn-north-4@evil.example', '../x'])(
	'region %s must not become a host',
	(region) => {
		expect(() => ocrEndpoint({ region })).toThrow('is not a region ID');
	},
);

test.each([
	['https://ocr.example.com', 'https://ocr.example.com'],
	['  https://ocr.example.com/  ', 'https://ocr.example.com'],
	['https://ocr.example.com/v2/0123/ocr/general-text?x=1', 'https://ocr.example.com'],
	['ocr.example.com', 'https://ocr.example.com'],
	['ocr.example.com:8443/', 'https://ocr.example.com:8443'],
	['HTTPS://OCR.Example.com', 'https://ocr.example.com'],
	['http://127.0.0.1:8790/', 'http://127.0.0.1:8790'],
	['localhost:8790', 'http://localhost:8790'],
	['http://[::1]:8790', 'http://[::1]:8790'],
])('custom endpoint %s', (typed, expected) => {
	expect(ocrEndpoint({ customEndpoints: true, ocrEndpoint: typed })).toBe(expected);
	expect(iamEndpoint({ customEndpoints: true, iamEndpoint: typed })).toBe(expected);
});

test.each([
	['http://ocr.example.com', 'does not begin with https://'],
	['http://127.0.0.1.example.com', 'does not begin with https://'],
	['http://localhost.example.com', 'does not begin with https://'],
	['ftp://ocr.example.com', 'does not begin with https://'],
	['https://user:pass@ocr.example.com', 'is not an address'],
	['https://', 'is not an address'],
	['not an address', 'is not an address'],
	['   ', 'is empty'],
	[undefined, 'is empty'],
])('custom endpoint %s is refused', (typed, words) => {
	expect(() => ocrEndpoint({ customEndpoints: true, ocrEndpoint: typed })).toThrow(
		`OCR Endpoint ${words}`,
	);
	expect(() => iamEndpoint({ customEndpoints: true, iamEndpoint: typed })).toThrow(
		`IAM Endpoint ${words}`,
	);
});

describe('a key or token goes', () => {
	const custom = {
		customEndpoints: true,
		ocrEndpoint: 'https://gate.example:8443/x',
		iamEndpoint: '',
	};
	test.each([
		['https://ocr.cn-north-4.myhuaweicloud.com/v2', {}],
		['https://ecs.ap-southeast-1.myhuaweicloud.com/v1', {}],
		['https://ocr.cn-north-4.myhuaweicloud.cn', {}],
		['https://iam.myhuaweicloud.com/v3/projects', {}],
		['https://gate.example:8443/v2', custom],
		['https://iam.myhuaweicloud.com/v3/projects', custom],
	])('to %s', (url, settings) => {
		expect(() => assertTrustedHost(new URL(url), settings)).not.toThrow();
	});
	test.each([
		['http://ocr.cn-north-4.myhuaweicloud.com/v2', {}],
		['https://myhuaweicloud.com.evil.example', {}],
		['https://evilmyhuaweicloud.com', {}],
		['https://ocr.cn-north-4.myhuaweicloud.com:8443', {}],
		['https://evil.example/?x=.myhuaweicloud.com', {}],
		['https://evil.example#.myhuaweicloud.com', {}],
		['https://ocr.cn-north-4.myhuaweicloud.com@evil.example', {}],
		['http://127.0.0.1:8080', {}],
		['https://gate.example', custom],
		['http://gate.example:8443', custom],
		['https://gate.example:8443', { ...custom, customEndpoints: false }],
	])('not to %s', (url, settings) => {
		expect(() => assertTrustedHost(new URL(url), settings)).toThrow('is not sent to');
	});
});
