import { Readable } from 'node:stream';
import FormData from 'form-data';
import { payloadOf, wireUrl } from '../../../lib/huawei/auth/wireRequest';

const base = 'https://ocr.example.com';
const bodyOf = (options: object) =>
	payloadOf({ method: 'POST', url: base, ...options }).body?.toString();

test.each([
	[{ a: 'x y', b: '中*()' }, {}, '?a=x%20y&b=%E4%B8%AD%2A%28%29'],
	[{ k: ['a', 'b'] }, {}, '?k%5B0%5D=a&k%5B1%5D=b'],
	[{ k: ['a', 'b'] }, { qsStringifyOptions: { arrayFormat: 'brackets' } }, '?k%5B%5D=a&k%5B%5D=b'],
	[{ k: ['a', 'b'] }, { useQuerystring: true }, '?k=a&k=b'],
	[{ k: ['a', 'b'] }, { arrayFormat: 'repeat' }, '?k=a&k=b'],
	[{ o: { p: 1, q: [true] } }, {}, '?o%5Bp%5D=1&o%5Bq%5D%5B0%5D=true'],
	[{ n: null, u: undefined, z: 0, e: '' }, {}, '?n=&z=0&e='],
	[{ d: new Date(0) }, {}, '?d=1970-01-01T00%3A00%3A00.000Z'],
	[undefined, {}, ''],
])('query %j with %j', (qs, more, expected) => {
	expect(wireUrl({ url: base, qs, ...more }).search).toBe(expected);
});

test('a query in the URL comes first and is encoded in the same way', () => {
	expect(wireUrl({ url: `${base}/x?q=a+b(1)&中=文#part`, qs: { z: 1 } }).href).toBe(
		`${base}/x?q=a%20b%281%29&%E4%B8%AD=%E6%96%87&z=1`,
	);
});

test.each([
	[{ url: '/p1/x', baseURL: `${base}/v2` }, '/v2/p1/x'],
	[{ url: 'p1/x', baseURL: `${base}/v2/` }, '/v2/p1/x'],
	[{ url: `${base}/a`, baseURL: 'https://other.example' }, '/a'],
	[{ url: '', baseURL: `${base}/v2` }, '/v2'],
	[{ uri: `${base}/legacy` }, '/legacy'],
	[{ uri: new URL(`${base}/object`) }, '/object'],
	[{ url: `  ${base}/pasted\n` }, '/pasted'],
])('address %j', (options, path) => {
	const url = wireUrl(options);
	expect([url.origin, url.pathname]).toEqual([base, path]);
});

test.each([{}, { url: 'ocr.example.com/x' }, { url: '/x' }])('%j is not an address', (options) => {
	expect(() => wireUrl(options)).toThrow('is not a URL');
});

test.each([
	[{ a: '中', n: 1e21, s: '\u2028', e: null }, '{"a":"中","n":1e+21,"s":"\u2028","e":null}'],
	[[1, 'b'], '[1,"b"]'],
	['  text with blanks  ', '  text with blanks  '],
	['{broken', '{broken'],
	[Buffer.from([0xe4, 0xb8, 0xad]), '中'],
	[new Uint8Array([0x41]), 'A'],
	[{}, undefined],
	['', undefined],
	[Buffer.alloc(0), undefined],
	[undefined, undefined],
	[null, undefined],
])('body %j', (body, expected) => {
	expect(bodyOf({ body })).toBe(expected);
});

test('the HTTP Request node sends {} as it stands', () => {
	expect(payloadOf({ method: 'POST', uri: base, body: {} }).body?.toString()).toBe('{}');
});

test.each(['GET', 'get', 'HEAD', undefined])('no body with %s', (method) => {
	expect(payloadOf({ method, url: base, body: { a: 1 } }).body).toBeUndefined();
});

test.each([
	{ form: { a: 1 } },
	{ formData: { a: 1 } },
	{ formData: new FormData() },
	{ body: new FormData() },
	{ body: Readable.from(['x']) },
	{ body: new URLSearchParams('a=1') },
	{ body: { a: 1 }, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
	{ body: { a: 1 }, headers: { 'content-type': 'multipart/form-data; boundary=x' } },
])('forms and streams are refused (%#)', (options) => {
	expect(() => bodyOf(options)).toThrow('cannot be signed with an access key');
});
