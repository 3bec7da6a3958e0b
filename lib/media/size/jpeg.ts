import { latin1 } from '../bytes';
import { tiffTags } from './tiff';

const isFrame = (marker: number): boolean =>
	marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Markers without a length: TEM, RST0 to RST7 and a repeated SOI. */
const standsAlone = (marker: number): boolean =>
	marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/** More segments and stray bytes than a camera or scanner writes before its frame. */
const MAX_STEPS = 20_000;

const APP1 = 0xe1;

/** Of EXIF: how the picture is to be turned clockwise before it is shown. Nobody makes the mirrored ones. */
const ORIENTATION = 0x0112;
const TURNS: Readonly<Record<number, number>> = { 3: 180, 6: 90, 8: 270 };

interface JpegFrame {
	width: number;
	height: number;
	/** 1 grey, 3 colour, 4 for print (CMYK) */
	components: number;
	/** Clockwise, in degrees, by which viewers turn it: 0, 90, 180 or 270 */
	turn: number;
}

/**
 * The frame header of a JPEG. Goes from segment to segment, so that the thumbnail inside an EXIF
 * segment is passed over; bytes between segments are skipped as decoders do.
 */
export function jpegFrame(bytes: Buffer): JpegFrame | undefined {
	let at = 2;
	let turn = 0;
	for (let step = 0; step < MAX_STEPS && at >= 0 && at + 4 <= bytes.length; step++) {
		if (bytes[at] !== 0xff) {
			at = bytes.indexOf(0xff, at);
			continue;
		}
		const marker = bytes[at + 1];
		if (marker === 0xff) at += 1;
		else if (marker === 0 || standsAlone(marker)) at += 2;
		else if (isFrame(marker)) {
			if (at + 10 > bytes.length) return undefined;
			const [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)];
			return { width, height, components: bytes[at + 9], turn };
		} else if (marker === 0xd9 || marker === 0xda) return undefined;
		else {
			const end = at + 2 + Math.max(2, bytes.readUInt16BE(at + 2));
			if (marker === APP1 && latin1(bytes, at + 4, at + 10) === 'Exif\0\0') {
				turn = TURNS[tiffTags(bytes.subarray(at + 10, end)).get(ORIENTATION) ?? 1] ?? 0;
			}
			at = end;
		}
	}
	return undefined;
}
