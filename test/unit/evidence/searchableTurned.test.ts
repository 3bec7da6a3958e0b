/** Photos whose EXIF entry says that they are to be turned: phones store what the sensor saw. */
import { createCanvas } from '@napi-rs/canvas';
import type { Line } from '../../../lib/evidence/searchable/layer';
import { searchablePicture } from '../../../lib/evidence/searchable/pictureFile';
import { pdfiumPixels, plain, READERS } from './readers';
import { withFile } from './tools';

const [WIDE, HIGH] = [400, 300];

/** A photo that is red on the side which is the top when it is turned. */
function photo(orientation: number, order: 'II' | 'MM'): Buffer {
	const canvas = createCanvas(WIDE, HIGH);
	const pen = canvas.getContext('2d');
	pen.fillStyle = '#fff';
	pen.fillRect(0, 0, WIDE, HIGH);
	pen.fillStyle = '#c00';
	if (orientation === 6) pen.fillRect(0, 0, WIDE / 4, HIGH);
	else if (orientation === 8) pen.fillRect((3 * WIDE) / 4, 0, WIDE / 4, HIGH);
	else pen.fillRect(0, (3 * HIGH) / 4, WIDE, HIGH / 4);
	const jpeg = canvas.toBuffer('image/jpeg', 95);
	const number = (value: number, length: number) => {
		const bytes = Buffer.alloc(length);
		bytes.writeUIntBE(value, 0, length);
		return order === 'II' ? bytes.reverse() : bytes;
	};
	const tag = [number(0x0112, 2), number(3, 2), number(1, 4), number(orientation, 2), number(0, 2)];
	const exif = Buffer.concat([
		Buffer.from('Exif\0\0'),
		...[Buffer.from(order), number(42, 2), number(8, 4), number(1, 2), ...tag, number(0, 4)],
	]);
	const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
	return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)]);
}

const line = (left: number, top: number, right: number, bottom: number): Line => ({
	text: 'word',
	box: [
		[left, top],
		[right, top],
		[right, bottom],
		[left, bottom],
	],
});

it.each([
	[6, 'II'],
	[8, 'MM'],
	[3, 'II'],
] as const)('orientation %i, %s: the page is shown as the photo is', async (orientation, order) => {
	const upright = orientation !== 3;
	const pdf = await searchablePicture(photo(orientation, order), [], 'T');
	const { at, side } = await pdfiumPixels(pdf);
	expect(side).toBe(upright ? 631 : 842);
	const [red, green, blue] = at(side / 2, 40);
	expect(red).toBeGreaterThan(190);
	expect(green + blue).toBeLessThan(20);
	expect(at(side / 2, 500)).toEqual([255, 255, 255]);
});

it('places in the turned photo, and in the stored one, are found where the word is seen', async () => {
	const scale = 842 / WIDE;
	const found = async (given: Line) => {
		const pdf = await searchablePicture(photo(6, 'II'), [given], 'T');
		const { pages } = await withFile('a.pdf', pdf, READERS[1].read);
		expect(plain(pages[0][0].text)).toBe('word');
		return pages[0][0].box.map((value) => value / scale);
	};
	if (!READERS[1].there()) return;
	// At the foot of the photo as it is seen, 300 wide and 400 high
	const turned = await found(line(100, 350, 180, 370));
	expect(turned[1]).toBeGreaterThan(340);
	expect(turned[3]).toBeLessThan(380);
	expect(turned[0]).toBeGreaterThan(95);
	// The same place as it is stored: the left edge is the top, the top is the right
	const stored: Line = {
		text: 'word',
		box: [
			[350, 200],
			[350, 120],
			[370, 120],
			[370, 200],
		],
	};
	const seen = await found(stored);
	for (const at of [0, 1, 2, 3]) expect(seen[at]).toBeCloseTo(turned[at], 0);
});
