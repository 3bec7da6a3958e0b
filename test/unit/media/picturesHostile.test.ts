import { decodeBase64 } from '../../../lib/media/base64';
import { detectFormat } from '../../../lib/media/format/detect';
import { pixelSize } from '../../../lib/media/size/readSize';
import { SIZED, zip } from './samples';
import { LARGE, costOf, dice, expectBounded } from './watch';

const latin = (text: string) => Buffer.from(text, 'latin1');
const filled = (unit: string, bytes: number) => Buffer.alloc(bytes, unit, 'latin1');

function look(bytes: Buffer): void {
	const format = detectFormat(bytes);
	const size = format && pixelSize(bytes, format.id);
	if (size) expect(size.width > 0 && size.height > 0).toBe(true);
}

describe('large files made to take long', () => {
	const jpeg = (unit: string) => Buffer.concat([latin('\xff\xd8\xff'), filled(unit, LARGE)]);
	const noEnd = zip('a.png').subarray(0, 40);

	it.each<[string, () => Buffer]>([
		['a JPEG of markers', () => jpeg('\xff\xd0')],
		['a JPEG of markers and stray bytes', () => jpeg('\xff\xd0\0')],
		['a JPEG of fill bytes', () => jpeg('\xff')],
		['a JPEG of empty segments', () => jpeg('\xff\xe1\0\x02')],
		[
			'a ZIP of heads with long names',
			() => Buffer.concat([noEnd, filled('PK\x03\x04' + '\xff'.repeat(26), LARGE)]),
		],
		['a ZIP of ends', () => Buffer.concat([noEnd, filled('PK\x05\x06\x01\x02', LARGE)])],
		[
			'an icon of many',
			() =>
				Buffer.concat([latin('\0\0\x01\0\xff\xff'), filled('\x08\x08' + '\0'.repeat(14), LARGE)]),
		],
		[
			'a TIFF of many tags',
			() =>
				Buffer.concat([
					latin('MM\0*\0\0\0\x08\xff\xff'),
					filled('\0\xfe\0\x03\0\0\0\x01\0\0\0\0', LARGE),
				]),
		],
		['comments before an element', () => filled('<!---->', LARGE)],
		['blanks', () => filled(' \n', LARGE)],
	])('%s', async (_, make) => {
		const bytes = make();
		expectBounded(await costOf(async () => await Promise.resolve(look(bytes))));
	});

	it.each<[string, () => Buffer, RegExp | undefined]>([
		['nothing but padding', () => filled('=', LARGE), /is empty/],
		['a blank between all characters', () => filled('A ', LARGE), undefined],
		['blanks, cut off', () => Buffer.concat([filled(' ', LARGE), latin('A')]), /has 1 characters/],
		[
			'a foreign character at the end',
			() => Buffer.concat([filled('A', LARGE), latin('*')]),
			new RegExp(`Character ${LARGE + 1}`),
		],
	])('Base64 of %s', async (_, make, message) => {
		const text = make().toString('latin1');
		const act = () => decodeBase64(text);
		const check = () =>
			message ? expect(act).toThrow(message) : expect(act()).toHaveLength((LARGE / 8) * 3);
		expectBounded(await costOf(async () => await Promise.resolve(check())));
	});
});

describe('pictures that lie', () => {
	/** How many: more with MEDIA_CASES=20000 */
	const cases = Number(process.env.MEDIA_CASES ?? 500);
	const all = [...Object.values(SIZED), zip('word/document.xml', 'OFD.xml')];
	/** Numbers that headers are made to say: none, one, the largest, and those around the sign. */
	const numbers = [
		'\0\0\0\0',
		'\0\0\0\x01',
		'\xff\xff\xff\xff',
		'\x7f\xff\xff\xff',
		'\x80\0\0\0',
		'\0\0\xff\xff',
	];

	it('about sides, lengths and places never stand in the way of a look', () => {
		for (let seed = 1; seed <= cases; seed++) {
			const roll = dice(seed);
			const lie = Buffer.from(all[roll(all.length)]);
			for (let faults = 1 + roll(3); faults > 0; faults--) {
				latin(numbers[roll(numbers.length)]).copy(lie, roll(Math.min(lie.length, 120)));
			}
			const cut = lie.subarray(0, roll(4) === 0 ? roll(lie.length) : lie.length);
			try {
				look(cut);
			} catch (thrown) {
				throw new Error(`seed ${seed}: ${String(thrown)}`);
			}
		}
	});
});
