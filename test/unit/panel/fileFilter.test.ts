/** The file filter: names by patterns, files by their bytes. */
import { fitsPattern, passesByBytes, skippedLine } from '../../../lib/n8n/node/fileFilter';
import { picture } from '../../engine/parts';

it.each([
	['scan.pdf', '*.pdf', true],
	['SCAN.PDF', '*.pdf', true],
	['scan.pdf.exe', '*.pdf', false],
	['invoice-1.png', 'invoice*', true],
	['my invoice.png', 'invoice*', false],
	['发票01.png', '发票??.png', true],
	['发票1.png', '发票??.png', false],
	['a', '*', true],
	['', '*', true],
	['a.b', 'a+b', false],
])('%s and %s: %s', (name, pattern, fits) => {
	expect(fitsPattern(name, pattern)).toBe(fits);
});

/** A second, slow way: every star takes none, one, two ... letters. */
const fitsSlowly = (name: string, pattern: string): boolean => {
	if (pattern === '') return name === '';
	if (pattern[0] === '*') {
		const rest = pattern.slice(1);
		return Array.from({ length: name.length + 1 }, (_, at) => name.slice(at)).some((end) =>
			fitsSlowly(end, rest),
		);
	}
	const same = name !== '' && (pattern[0] === '?' || pattern[0] === name[0]);
	return same && fitsSlowly(name.slice(1), pattern.slice(1));
};

it('agrees with trying every length of every star', () => {
	let seed = 20261121;
	const below = (most: number) => {
		seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
		return (seed >>> 8) % most;
	};
	const word = (letters: string, most: number) =>
		Array.from({ length: below(most) }, () => letters[below(letters.length)]).join('');
	for (let count = 0; count < 500; count++) {
		const [name, pattern] = [word('ab', 8), word('ab*?', 7)];
		expect([name, pattern, fitsPattern(name, pattern)]).toEqual([
			name,
			pattern,
			fitsSlowly(name, pattern),
		]);
	}
});

it('takes no longer for a pattern of many stars', () => {
	expect(fitsPattern('a'.repeat(100_000), `${'*a'.repeat(120)}b`)).toBe(false);
});

describe('by bytes', () => {
	const kinds = (given: string, smallestSide = 0) => ({ kinds: given, smallestSide, names: [] });
	const files = {
		picture: picture(1, 64, 300),
		pdf: Buffer.from('%PDF-1.4\n'),
		invitation: Buffer.from('BEGIN:VCALENDAR\nEND:VCALENDAR\n'),
		svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>'),
	};
	const passing = (filter: ReturnType<typeof kinds>) =>
		Object.entries(files).flatMap(([name, bytes]) => (passesByBytes(filter, bytes) ? [name] : []));

	it.each([
		[kinds('any'), ['picture', 'pdf', 'invitation', 'svg']],
		[kinds('picturesAndPdfs'), ['picture', 'pdf']],
		[kinds('pictures'), ['picture']],
		[kinds('pdfs'), ['pdf']],
		[kinds('picturesAndPdfs', 64), ['picture', 'pdf']],
		[kinds('picturesAndPdfs', 65), ['pdf']],
	])('%o', (filter, expected) => {
		expect(passing(filter)).toEqual(expected);
	});
});

it('says what was skipped', () => {
	expect(skippedLine({ files: [], items: 0 })).toBe('');
	expect(skippedLine({ files: ['a.png'], items: 1 })).toBe(
		'1 file was skipped by the file filter: a.png. 1 item has no file to read.',
	);
	expect(skippedLine({ files: ['a', 'b', 'c', 'd', 'e'], items: 0 })).toBe(
		'5 files were skipped by the file filter: a, b, c and 2 more.',
	);
});
