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
function characterName(code: number): string {
	if (code > 0x20 && code !== 0x7f) return `"${String.fromCodePoint(code)}"`;
	return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Characters before a place that are no blanks. Counted one by one: a text may be half blanks. */
function charactersBefore(text: string, end: number): number {
	let count = 0;
	for (let at = 0; at < end; at++) {
		const code = text.charCodeAt(at);
		if (code !== 0x20 && !(code >= 9 && code <= 13)) count += 1;
	}
	return count;
}

/** Says what is wrong with a text that did not decode as a whole. Counts characters from 1. */
function explain(text: string, end: number): Refused {
	const foreign = text.search(/[^A-Za-z0-9+/_=\s-]/);
	if (foreign >= 0) {
		return new Refused(
			`Character ${foreign + 1} of the Base64 text is ${characterName(text.codePointAt(foreign)!)}, which Base64 does not have`,
			'Give the Base64 text alone, with or without a data: prefix.',
		);
	}
	const early = text.indexOf('=');
	if (early >= 0 && early < end) {
		return new Refused(
			`The Base64 text ends with "=" at character ${early + 1}, but more text follows`,
			'Give one file only.',
		);
	}
	const length = charactersBefore(text, end);
	return new Refused(
		`The Base64 text has ${length} characters, which is no whole number of bytes: it seems to be cut off`,
		'Give the whole Base64 text of the file.',
	);
}

/**
 * Bytes of a Base64 text. Strict, but blanks and line breaks, the URL-safe alphabet and missing "=" are
 * accepted. Throws Refused that names the wrong character and its position.
 */
export function decodeBase64(text: string): Buffer {
	let end = text.length;
	while (end > 0 && '= \n\r\t'.includes(text[end - 1])) end -= 1;
	if (end === 0) throw new Refused('The Base64 text is empty', 'Give the file as Base64 text.');
	const bytes = Buffer.from(text, 'base64');
	// The decoder skips characters that are not Base64, which makes the result shorter
	const isWhole = (length: number) =>
		length % 4 !== 1 && bytes.length === Math.floor((length * 3) / 4);
	// It reads a character beyond Latin-1 as the one its low byte names
	const isAscii = Buffer.byteLength(text) === text.length;
	if (isAscii && (isWhole(end) || isWhole(charactersBefore(text, end)))) return bytes;
	throw explain(text, end);
}
