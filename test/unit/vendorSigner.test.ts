/** The vendor's own signer must come to the same signature: 200 bodies, and requests of the other kinds. */
import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner';
import { signRequest } from '../../lib/huawei/auth/sign';

const accessKeyId = 'EXAMPLEAK00000000001';
const secretAccessKey = 'ExampleSecretKeyForTestVectors0000000001';

/** mulberry32: the same bodies in every run */
function randomFrom(seed: number) {
	return () => {
		seed = (seed + 0x6d2b79f5) | 0;
		let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
}
const random = randomFrom(20250102);
const upTo = (n: number) => Math.floor(random() * n);
const pick = <T>(list: readonly T[]): T => list[upTo(list.length)];

const alphabets = [
	'abc XYZ 019',
	'发票号码名称姓名',
	'😀🧾👨‍👩‍👧',
	'"\\/\b\n\t\u0000\u2028\u2029',
	"!'()*~%+&=?#",
	'éüßñ',
];
const text = (): string => {
	const length = pick([0, 1, 5, 40, 4000]);
	const letters = [...pick(alphabets)];
	return Array.from({ length }, () => pick(letters)).join('');
};
const value = (depth = 0): unknown => {
	const kind = upTo(depth > 2 ? 5 : 7);
	if (kind === 0) return text();
	if (kind === 1) return pick([0, -1.5, 1e21, 0.1 + 0.2]);
	if (kind === 2) return pick([true, false]);
	if (kind === 3) return null;
	if (kind === 4) return '';
	if (kind === 5) return Array.from({ length: upTo(4) }, () => value(depth + 1));
	return Object.fromEntries(
		Array.from({ length: upTo(4) }, () => [text().slice(0, 20) || 'k', value(depth + 1)]),
	);
};

/** What the vendor's client would send. */
function byVendor(
	method: string,
	endpoint: string,
	queryParams: object,
	headers: Record<string, string>,
	data?: unknown,
) {
	const signer = AKSKSigner as unknown as {
		sign(request: object, credential: object): Record<string, string>;
	};
	const credential = { getAk: () => accessKeyId, getSk: () => secretAccessKey };
	return signer.sign({ method, endpoint, queryParams, headers: { ...headers }, data }, credential)
		.Authorization;
}

const date = new Date('2025-01-02T03:04:05Z');
const dated = { 'content-type': 'application/json', 'X-Sdk-Date': '20250102T030405Z' };
const sign = (method: string, url: string, headers: Record<string, string>, body = '') =>
	signRequest({ method, url: new URL(url), headers, body }, { accessKeyId, secretAccessKey }, date)
		.Authorization;

const ocr =
	'https://ocr.cn-north-4.myhuaweicloud.com/v2/0123456789abcdef0123456789abcdef/ocr/general-text';

test('200 random bodies', () => {
	let long = 0;
	for (let i = 0; i < 200; i++) {
		const data = { image: text(), url: '', [`p${i}`]: value(), extra: value() };
		const headers = {
			...dated,
			'X-Project-Id': '0123456789abcdef0123456789abcdef',
			...(i % 3 ? {} : { 'X-Security-Token': `FAKE-TOKEN-${i}` }),
			...(i % 5 ? {} : { 'Enterprise-Project-Id': '0' }),
		};
		const body = JSON.stringify(data);
		if (body.length > 4000) long++;
		expect(sign('POST', ocr, headers, body)).toBe(byVendor('POST', ocr, {}, headers, data));
	}
	expect(long).toBeGreaterThan(20);
});

test('50 random queries', () => {
	const url = 'https://iam.myhuaweicloud.com/v3/projects';
	for (let i = 0; i < 50; i++) {
		const query = Object.fromEntries(
			Array.from({ length: 1 + upTo(5) }, (_, n) => [
				`${pick(['name', 'A', '中', 'x.', 'x['])}${n}`,
				[...text()].slice(0, 30).join(''),
			]),
		);
		const search = Object.entries(query).map((pair) => pair.map(encodeURIComponent).join('='));
		expect(sign('GET', `${url}?${search.join('&')}`, dated)).toBe(
			byVendor('GET', url, query, dated),
		);
	}
});
