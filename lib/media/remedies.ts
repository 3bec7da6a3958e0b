/** What people can do with a file that an operation does not take. */
import { type FormatId, type FormatKind, FORMATS } from './format/formats';

/** Gives the name of another operation that reads a format, or undefined. */
export type OtherReader = (format: string) => string | undefined;

const AS_PICTURES = 'Save its pages as pictures (JPEG or PNG) first.';

const ADVICE: Readonly<Record<FormatKind, string>> = {
	picture: "Convert it to JPEG or PNG first, for example with n8n's Edit Image node.",
	photo:
		'Save it as JPEG first. An iPhone saves JPEG pictures with Settings > Camera > Formats > Most Compatible.',
	drawing: 'Save it as JPEG or PNG first.',
	pages: AS_PICTURES,
	office: AS_PICTURES,
	text:
		'It is text already and needs no recognition. If it came in place of a picture, a server answered with it: ' +
		'look at the output of the node that fetches the file.',
	base64:
		'Choose Base64 as the input source, or turn the text into a file with n8n\'s Convert to File node ("Move Base64 String to File").',
	zip: "Unpack it first with n8n's Compression node.",
	archive: 'Unpack it first and send the files in it.',
	video: 'Send a picture taken from it.',
};

/** What to do with a file whose format the operation does not read. */
export function formatRemedy(
	id: FormatId | undefined,
	reads: readonly string[],
	others: OtherReader,
): string {
	if (id === undefined) return 'Check that the file is whole, or save it as JPEG or PNG first.';
	const { kind } = FORMATS[id];
	if (kind === 'office') {
		if (reads.includes('PDF')) return 'Save it as PDF first.';
		const reader = others('PDF');
		if (reader) return `Save it as PDF and use the operation "${reader}", which reads PDF.`;
	}
	const reader = others(id);
	if (!reader) return ADVICE[kind];
	const instead = kind === 'pages' ? 'Or send its pages as pictures.' : ADVICE.picture;
	return `Use the operation "${reader}", which reads ${id}. ${instead}`;
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
