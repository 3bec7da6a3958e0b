import type { Format } from '../../catalogue/types';

/** What people send, by what they can do where an operation does not read it. */
export type FormatKind =
	| 'picture'
	| 'photo'
	| 'drawing'
	| 'pages'
	| 'office'
	| 'text'
	| 'base64'
	| 'zip'
	| 'archive'
	| 'video';

/** What is said of a format. */
export interface FormatFacts {
	kind: FormatKind;
	/** With its article, for a sentence: "a Word document (DOCX)" */
	phrase: string;
	mimeType: string;
	/** Usual end of a file name, without the dot */
	extension: string;
}

const format = (
	kind: FormatKind,
	phrase: string,
	mimeType: string,
	extension: string,
): FormatFacts => ({ kind, phrase, mimeType, extension });

const OOXML = 'application/vnd.openxmlformats-officedocument';
const DOCX = `${OOXML}.wordprocessingml.document`;
const PPTX = `${OOXML}.presentationml.presentation`;
const ODT = 'application/vnd.oasis.opendocument.text';
const OLD_OFFICE = 'an older or protected Office file (DOC, XLS, PPT)';

/** The formats of the service, and what people send besides, mostly by mistake. */
export const FORMATS = {
	JPEG: format('picture', 'a JPEG picture', 'image/jpeg', 'jpg'),
	PNG: format('picture', 'a PNG picture', 'image/png', 'png'),
	BMP: format('picture', 'a BMP picture', 'image/bmp', 'bmp'),
	GIF: format('picture', 'a GIF picture', 'image/gif', 'gif'),
	TIFF: format('picture', 'a TIFF picture', 'image/tiff', 'tif'),
	WEBP: format('picture', 'a WEBP picture', 'image/webp', 'webp'),
	PCX: format('picture', 'a PCX picture', 'image/x-pcx', 'pcx'),
	ICO: format('picture', 'an ICO icon', 'image/x-icon', 'ico'),
	PSD: format('picture', 'a Photoshop file (PSD)', 'image/vnd.adobe.photoshop', 'psd'),
	PDF: format('pages', 'a PDF', 'application/pdf', 'pdf'),
	OFD: format('pages', 'an OFD document', 'application/ofd', 'ofd'),
	HEIC: format('photo', 'a HEIC photo', 'image/heic', 'heic'),
	AVIF: format('drawing', 'an AVIF picture', 'image/avif', 'avif'),
	SVG: format('drawing', 'an SVG drawing', 'image/svg+xml', 'svg'),
	JPEG2000: format('drawing', 'a JPEG 2000 picture', 'image/jp2', 'jp2'),
	JPEGXL: format('drawing', 'a JPEG XL picture', 'image/jxl', 'jxl'),
	DJVU: format('office', 'a DjVu document', 'image/vnd.djvu', 'djvu'),
	DOCX: format('office', 'a Word document (DOCX)', DOCX, 'docx'),
	XLSX: format('office', 'an Excel workbook (XLSX)', `${OOXML}.spreadsheetml.sheet`, 'xlsx'),
	PPTX: format('office', 'a PowerPoint presentation (PPTX)', PPTX, 'pptx'),
	ODF: format('office', 'an OpenDocument file (ODT, ODS, ODP)', ODT, 'odt'),
	OLE: format('office', OLD_OFFICE, 'application/x-ole-storage', 'doc'),
	RTF: format('office', 'a rich text document (RTF)', 'application/rtf', 'rtf'),
	POSTSCRIPT: format('office', 'a PostScript file', 'application/postscript', 'ps'),
	ZIP: format('zip', 'a ZIP archive', 'application/zip', 'zip'),
	GZIP: format('zip', 'a GZIP archive', 'application/gzip', 'gz'),
	RAR: format('archive', 'a RAR archive', 'application/vnd.rar', 'rar'),
	SEVENZIP: format('archive', 'a 7z archive', 'application/x-7z-compressed', '7z'),
	VIDEO: format('video', 'a video', 'video/mp4', 'mp4'),
	HTML: format('text', 'a web page (HTML)', 'text/html', 'html'),
	XML: format('text', 'XML text', 'application/xml', 'xml'),
	JSON: format('text', 'JSON text', 'application/json', 'json'),
	TEXT: format('text', 'plain text', 'text/plain', 'txt'),
	BASE64: format('base64', 'Base64 text instead of the file itself', 'text/plain', 'txt'),
} satisfies Record<Format, FormatFacts> & Record<string, FormatFacts>;

export type FormatId = keyof typeof FORMATS;
