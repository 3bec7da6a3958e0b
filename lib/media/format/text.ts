import { latin1 } from '../bytes';

/** How much of a file is read to detect its kind of text. */
const HEAD_BYTES = 4096;

/** Shorter than this, bytes outside ASCII count as text only when they are valid UTF-8. */
const SURE_BYTES = 64;

type TextFormat = 'HTML' | 'SVG' | 'XML' | 'JSON' | 'BASE64' | 'TEXT';

const HTML_START = /^<(?:!doctype html|html|head|body|script|meta|title|div|table|center|h1|p)\b/i;

/** First characters of a JPEG, PNG, PDF, GIF, BMP, TIFF or ZIP in Base64. */
const BASE64_START =
	/^(?:data:[\w.+/-]+[;,]|\/9j\/|iVBOR|JVBER|R0lGO|Qk[0-9A-Za-z]|SUkq|TU0A|UEsD)/;

function isTextBytes(head: Buffer): boolean {
	let high = false;
	for (const byte of head) {
		if (byte >= 0x80) high = true;
		else if (byte < 0x20 ? byte < 9 || (byte > 13 && byte !== 27) : byte === 0x7f) return false;
	}
	if (!high || head.length >= SURE_BYTES) return true;
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
		return true;
	} catch {
		return false;
	}
}

/** The declaration and comments that may stand before the first element. */
const PROLOG = /^(?:\s|<\?[^]*?\?>|<!--[^]*?-->)+/;

/** Kind of text that the bytes are; undefined for anything that is not text. */
export function detectText(bytes: Buffer): TextFormat | undefined {
	if (bytes.length === 0) return undefined;
	const mark = latin1(bytes, 0, 2);
	if (mark === '\xff\xfe' || mark === '\xfe\xff') return 'TEXT';
	const head = bytes.subarray(0, HEAD_BYTES);
	if (!isTextBytes(head)) return undefined;
	const text = latin1(head, latin1(head, 0, 3) === '\xef\xbb\xbf' ? 3 : 0).trimStart();
	if (text.startsWith('<')) {
		const start = text.replace(PROLOG, '');
		if (HTML_START.test(start)) return 'HTML';
		if (/^<(?:svg\b|!doctype svg\b)/i.test(start)) return 'SVG';
		if (text.startsWith('<?xml')) return /<svg\b/i.test(text) ? 'SVG' : 'XML';
	}
	if (/^(?:\{\s*["}]|\[\s*["{[\]\d-])/.test(text)) return 'JSON';
	const sample = text.trimEnd();
	if (BASE64_START.test(sample) && /^[\w+/=:;,.\s-]{24,}$/.test(sample)) return 'BASE64';
	return 'TEXT';
}
