import { Refused } from '../refused';

const DATA_URL = /^\s*data:[^,;]*((?:;[^,;]*)*),/;

/** Longest head of a data URL that is looked at: media type and parameters. */
const MAX_HEAD = 1000;

/**
 * Base64 without the `data:image/png;base64,` that browsers and other nodes put before it.
 * Throws Refused for a data URL that holds something else than Base64.
 */
export function stripDataUrl(text: string): string {
	const head = DATA_URL.exec(text.slice(0, MAX_HEAD));
	if (!head) return text;
	if (!/;\s*base64\s*$/i.test(head[1])) {
		throw new Refused(
			'The data URL is not marked ";base64", so its content is no Base64',
			'Encode the file as Base64 first.',
		);
	}
	return text.slice(head[0].length);
}

/** How a character is called in a message: never more than that one character of the content. */
function codePointName(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	const hex = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
	return code > 0x20 && code !== 0x7f ? `"${character}"` : hex;
}

const isBlankText = (code: number): boolean => code === 0x20 || (code >= 9 && code <= 13);

/** Position where the padding and blanks at the end begin. */
function contentEnd(text: string): number {
	for (let end = text.length; end > 0; end--) {
		const code = text.charCodeAt(end - 1);
		if (code !== 0x3d && !isBlankText(code)) return end;
	}
	return 0;
}

function countBlanks(text: string, end: number): number {
	let blanks = 0;
	for (let at = 0; at < end; at++) if (isBlankText(text.charCodeAt(at))) blanks += 1;
	return blanks;
}

/** Says what is wrong with a text that did not decode as a whole. Counts characters from 1. */
function explain(text: string): Refused {
	const foreign = /[^A-Za-z0-9+/_=\s-]/u.exec(text);
	if (foreign) {
		return new Refused(
			`Character ${foreign.index + 1} of the Base64 text is ${codePointName(foreign[0])}, which Base64 does not have`,
			'Give the Base64 text alone, with or without a data: prefix.',
		);
	}
	const early = text.indexOf('=');
	const end = contentEnd(text);
	if (early >= 0 && early < end) {
		return new Refused(
			`The Base64 text ends with "=" at character ${early + 1}, but more text follows`,
			'Give one file only.',
		);
	}
	const length = end - countBlanks(text, end);
	return new Refused(
		`The Base64 text has ${length} characters, which is no whole number of bytes: it seems to be cut off`,
		'Give the whole Base64 text of the file.',
	);
}

/** Bytes of valid Base64; undefined when anything but blanks is between its characters. */
function decodeSound(text: string): Buffer | undefined {
	// Node reads a character beyond Latin-1 as the one its low byte names
	if (Buffer.byteLength(text) !== text.length) return undefined;
	const bytes = Buffer.from(text, 'base64');
	const end = contentEnd(text);
	const isWhole = (length: number) =>
		length % 4 !== 1 && bytes.length === Math.floor((length * 3) / 4);
	// The decoder skips characters that are not Base64, which makes the result shorter
	return isWhole(end) || isWhole(end - countBlanks(text, end)) ? bytes : undefined;
}

/**
 * Bytes of a Base64 text. Strict, but blanks and line breaks, the URL-safe alphabet and missing "=" are
 * accepted. Throws Refused that names the wrong character and its position.
 */
export function decodeBase64(text: string): Buffer {
	const bytes = decodeSound(text);
	if (!bytes) throw explain(text);
	if (bytes.length === 0) {
		throw new Refused('The Base64 text is empty', 'Give the file as Base64 text.');
	}
	return bytes;
}
