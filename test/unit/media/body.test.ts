import { createHash, randomBytes } from 'node:crypto';
import { decodeBase64, stripDataUrl } from '../../../lib/media/base64';
import { base64Length, bodyOf, bodyOfUrl, encodeOnce } from '../../../lib/huawei/requestBody';
import { Refused } from '../../../lib/refused';

const refusal = (act: () => unknown): string => {
	try {
		act();
	} catch (refused) {
		expect(refused).toBeInstanceOf(Refused);
		return refused.message;
	}
	throw new Error('was accepted');
};

describe('body of a call', () => {
	const awkward = {
		quick_mode: false,
		text: '发票 "quoted" \\ \u2028 😀 \ud800',
		list: ['a', 'b'],
		none: undefined,
	};

	it.each([0, 1, 2, 3, 48 * 1024 - 1, 48 * 1024, 48 * 1024 + 1, 200_001])(
		'%i bytes: the same as JSON.stringify makes',
		(length) => {
			const bytes = randomBytes(length);
			const expected = JSON.stringify({ image: bytes.toString('base64'), ...awkward });
			expect(bodyOf({ field: 'image', bytes, parameters: awkward }).bytes.toString()).toBe(
				expected,
			);
			expect(base64Length(length)).toBe(bytes.toString('base64').length);
		},
	);

	it('is whole without parameters', () => {
		const bytes = Buffer.from('abc');
		expect(bodyOf({ field: 'data', bytes }).bytes.toString()).toBe('{"data":"YWJj"}');
		expect(bodyOf({ field: 'data', bytes, parameters: { a: undefined } }).bytes.toString()).toBe(
			'{"data":"YWJj"}',
		);
	});

	it('carries the page, and no second file of the same name', () => {
		const body = bodyOf({
			field: 'image',
			bytes: Buffer.from('abc'),
			parameters: { image: 'other', a: 1 },
			page: 3,
			pageParameter: 'pdf_page_number',
		});
		expect(body.bytes.toString()).toBe('{"image":"YWJj","a":1,"pdf_page_number":3}');
		expect(bodyOf({ field: 'image', bytes: Buffer.from('abc'), page: 3 }).bytes.toString()).toBe(
			'{"image":"YWJj"}',
		);
	});

	it('encodes and hashes a file once for all of its pages; bodies do not share memory', () => {
		const bytes = randomBytes(100_000);
		const page = encodeOnce('image', bytes);
		const [one, two, whole] = [
			page({ a: '表' }, { page: 1, pageParameter: 'page_num' }),
			page({ a: '表' }, { page: 2, pageParameter: 'page_num' }),
			page(),
		];
		const image = bytes.toString('base64');
		expect(JSON.parse(one.bytes.toString())).toEqual({ image, a: '表', page_num: 1 });
		expect(JSON.parse(whole.bytes.toString())).toEqual({ image });
		for (const body of [one, two, whole]) {
			expect(body.sha256()).toBe(createHash('sha256').update(body.bytes).digest('hex'));
		}
		one.bytes.fill(0);
		expect(JSON.parse(two.bytes.toString()).page_num).toBe(2);
	});

	it('of a URL', () => {
		const body = bodyOfUrl({
			url: 'https://example.com/发票.pdf?a="b"',
			parameters: { url: 'x', a: true },
			page: 2,
			pageParameter: 'page_num',
		});
		expect(JSON.parse(body.bytes.toString())).toEqual({
			url: 'https://example.com/发票.pdf?a="b"',
			a: true,
			page_num: 2,
		});
	});
});

describe('Base64 from the user', () => {
	it('is freed of its data URL', () => {
		expect(stripDataUrl('data:image/PNG;base64,AAAA')).toBe('AAAA');
		expect(stripDataUrl(' data:application/pdf;name=a.pdf;base64,AAAA')).toBe('AAAA');
		expect(stripDataUrl('data:;base64,AAAA')).toBe('AAAA');
		expect(stripDataUrl('AAAA')).toBe('AAAA');
		expect(refusal(() => stripDataUrl('data:image/svg+xml,%3Csvg/%3E'))).toMatch(
			/not marked ";base64"/,
		);
	});

	it.each([1, 2, 3, 4, 1000])(
		'%i bytes come back, also with line breaks, without padding, URL-safe',
		(length) => {
			const bytes = Buffer.alloc(length, 0xfb);
			const text = bytes.toString('base64');
			for (const given of [
				text,
				` ${text}\n`,
				text.replace(/(.{5})/g, '$1\r\n'),
				text.replace(/=+$/, ''),
				bytes.toString('base64url'),
			]) {
				expect(decodeBase64(given).equals(bytes)).toBe(true);
			}
		},
	);

	it.each<[string, RegExp]>([
		['AAAA\nAA!A', /^Character 8 of the Base64 text is "!"/],
		['{"a":1}', /^Character 1 of the Base64 text is "\{"/],
		['AAAł', /^Character 4 of the Base64 text is "ł"/],
		['AAA😀', /^Character 4 of the Base64 text is "😀"/],
		['AAAA\u0000AAA', /^Character 5 of the Base64 text is U\+0000/],
		['data:image/png;base64,AAAA', /^Character 5 of the Base64 text is ":"/],
		['AA==AAAA', /ends with "=" at character 3, but more text follows/],
		['AAAAA', /has 5 characters, .* cut off/],
		['', /is empty/],
		[' = \n', /is empty/],
	])('refuses %j', (text, message) => {
		expect(refusal(() => decodeBase64(text))).toMatch(message);
	});

	it('finds each foreign character at whatever place it stands', () => {
		const text = randomBytes(60).toString('base64');
		for (let at = 0; at < text.length; at++) {
			for (const bad of ['*', 'Ł', '"']) {
				const bent = text.slice(0, at) + bad + text.slice(at + 1);
				expect(refusal(() => decodeBase64(bent))).toContain(`Character ${at + 1} `);
				expect(refusal(() => decodeBase64(text.slice(0, at) + bad + text.slice(at)))).toContain(
					`Character ${at + 1} `,
				);
			}
		}
	});
});
