import type { Format } from '../catalogue/types';
import type { FormatId } from './format/formats';

/** Gives the name of another operation that reads a format, or undefined. */
export type OtherReader = (format: Format) => string | undefined;

type Group = 'photo' | 'picture' | 'office' | 'text' | 'base64' | 'zip' | 'archive' | 'video';

const GROUPS: Readonly<Partial<Record<FormatId, Group>>> = {
	JPEG: 'picture',
	PNG: 'picture',
	BMP: 'picture',
	GIF: 'picture',
	TIFF: 'picture',
	WEBP: 'picture',
	PCX: 'picture',
	ICO: 'picture',
	PSD: 'picture',
	TGA: 'picture',
	HEIC: 'photo',
	DOCX: 'office',
	XLSX: 'office',
	PPTX: 'office',
	ODF: 'office',
	OLE: 'office',
	RTF: 'office',
	POSTSCRIPT: 'office',
	DJVU: 'office',
	HTML: 'text',
	XML: 'text',
	JSON: 'text',
	TEXT: 'text',
	BASE64: 'base64',
	ZIP: 'zip',
	GZIP: 'zip',
	RAR: 'archive',
	SEVENZIP: 'archive',
	VIDEO: 'video',
};

const ADVICE: Readonly<Record<Group, string>> = {
	photo:
		'Save it as JPEG first. An iPhone saves JPEG pictures with Settings > Camera > Formats > Most Compatible.',
	picture: "Convert it to JPEG or PNG first, for example with n8n's Edit Image node.",
	office: 'Save its pages as pictures (JPEG or PNG) first.',
	text:
		'It is text already and needs no recognition. If it came in place of a picture, a server answered with it: ' +
		'look at the output of the node that fetches the file.',
	base64:
		'Choose Base64 as the input source, or turn the text into a file with n8n\'s Convert to File node ("Move Base64 String to File").',
	zip: "Unpack it first with n8n's Compression node.",
	archive: 'Unpack it first and send the files in it.',
	video: 'Send a picture taken from it.',
};

const FORMATS_OF_SERVICE: readonly FormatId[] = [
	'JPEG',
	'PNG',
	'BMP',
	'GIF',
	'TIFF',
	'WEBP',
	'PCX',
	'ICO',
	'PSD',
	'PDF',
	'OFD',
];

/** What to do with a file whose format the operation does not read. */
export function formatRemedy(
	id: FormatId | undefined,
	reads: readonly Format[],
	others: OtherReader,
): string {
	if (id === undefined) {
		return 'Check that the file is whole, or save it as JPEG or PNG first.';
	}
	const group = GROUPS[id];
	if (group === 'office') {
		if (reads.includes('PDF')) return 'Save it as PDF first.';
		const reader = others('PDF');
		if (reader) return `Save it as PDF and use the operation "${reader}", which reads PDF.`;
	}
	const own = FORMATS_OF_SERVICE.includes(id);
	const reader = own ? others(id as Format) : undefined;
	if (reader) {
		const instead = group === 'picture' ? ADVICE.picture : 'Or send its pages as pictures.';
		return `Use the operation "${reader}", which reads ${id}. ${instead}`;
	}
	if (id === 'PDF' || id === 'OFD') return 'Save its pages as pictures (JPEG or PNG) first.';
	return group ? ADVICE[group] : 'Save it as JPEG or PNG first.';
}

/** What to do with a file that is too large to send. */
export function weightRemedy(id: FormatId): string {
	if (id === 'PDF') {
		return 'Split it into parts, or scan it at a lower resolution: 200 to 300 dpi are enough to read print.';
	}
	if (id === 'OFD') return 'Save its pages as pictures (JPEG or PNG) and send those.';
	return 'Make it smaller with n8n\'s Edit Image node: operation Resize with "Only if Larger", or JPEG at a lower quality.';
}

export const shrinkRemedy = (side: number): string =>
	`Shrink it with n8n's Edit Image node: operation Resize, "Only if Larger", ${side} x ${side}.`;

export const ENLARGE_REMEDY =
	'Scan or photograph the document at a higher resolution, or cut less of it away.';
