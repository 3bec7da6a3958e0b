import type { Format } from '../../catalogue/types';

/** What people send besides the formats of the service, mostly by mistake. */
type OtherFormat =
	| 'HEIC'
	| 'AVIF'
	| 'SVG'
	| 'JPEG2000'
	| 'JPEGXL'
	| 'TGA'
	| 'DJVU'
	| 'DOCX'
	| 'XLSX'
	| 'PPTX'
	| 'ODF'
	| 'OLE'
	| 'RTF'
	| 'POSTSCRIPT'
	| 'ZIP'
	| 'RAR'
	| 'SEVENZIP'
	| 'GZIP'
	| 'VIDEO'
	| 'HTML'
	| 'XML'
	| 'JSON'
	| 'BASE64'
	| 'TEXT';

export type FormatId = Format | OtherFormat;

/** The words for a format in messages. */
export interface FormatWords {
	/** With its article, for a sentence: "a Word document (DOCX)" */
	phrase: string;
	mimeType: string;
	/** Usual end of a file name, without the dot */
	extension: string;
}

const format = (phrase: string, mimeType: string, extension: string): FormatWords => ({
	phrase,
	mimeType,
	extension,
});

const OOXML = 'application/vnd.openxmlformats-officedocument';

export const FORMATS: Readonly<Record<FormatId, FormatWords>> = {
	JPEG: format('a JPEG picture', 'image/jpeg', 'jpg'),
	PNG: format('a PNG picture', 'image/png', 'png'),
	BMP: format('a BMP picture', 'image/bmp', 'bmp'),
	GIF: format('a GIF picture', 'image/gif', 'gif'),
	TIFF: format('a TIFF picture', 'image/tiff', 'tif'),
	WEBP: format('a WEBP picture', 'image/webp', 'webp'),
	PCX: format('a PCX picture', 'image/x-pcx', 'pcx'),
	ICO: format('an ICO icon', 'image/x-icon', 'ico'),
	PSD: format('a Photoshop file (PSD)', 'image/vnd.adobe.photoshop', 'psd'),
	PDF: format('a PDF', 'application/pdf', 'pdf'),
	OFD: format('an OFD document', 'application/ofd', 'ofd'),
	HEIC: format('a HEIC photo', 'image/heic', 'heic'),
	AVIF: format('an AVIF picture', 'image/avif', 'avif'),
	SVG: format('an SVG drawing', 'image/svg+xml', 'svg'),
	JPEG2000: format('a JPEG 2000 picture', 'image/jp2', 'jp2'),
	JPEGXL: format('a JPEG XL picture', 'image/jxl', 'jxl'),
	TGA: format('a TGA picture', 'image/x-tga', 'tga'),
	DJVU: format('a DjVu document', 'image/vnd.djvu', 'djvu'),
	DOCX: format('a Word document (DOCX)', `${OOXML}.wordprocessingml.document`, 'docx'),
	XLSX: format('an Excel workbook (XLSX)', `${OOXML}.spreadsheetml.sheet`, 'xlsx'),
	PPTX: format('a PowerPoint presentation (PPTX)', `${OOXML}.presentationml.presentation`, 'pptx'),
	ODF: format(
		'an OpenDocument file (ODT, ODS, ODP)',
		'application/vnd.oasis.opendocument.text',
		'odt',
	),
	OLE: format(
		'an older or protected Office file (DOC, XLS, PPT)',
		'application/x-ole-storage',
		'doc',
	),
	RTF: format('a rich text document (RTF)', 'application/rtf', 'rtf'),
	POSTSCRIPT: format('a PostScript file', 'application/postscript', 'ps'),
	ZIP: format('a ZIP archive', 'application/zip', 'zip'),
	RAR: format('a RAR archive', 'application/vnd.rar', 'rar'),
	SEVENZIP: format('a 7z archive', 'application/x-7z-compressed', '7z'),
	GZIP: format('a GZIP archive', 'application/gzip', 'gz'),
	VIDEO: format('a video', 'video/mp4', 'mp4'),
	HTML: format('a web page (HTML)', 'text/html', 'html'),
	XML: format('XML text', 'application/xml', 'xml'),
	JSON: format('JSON text', 'application/json', 'json'),
	BASE64: format('Base64 text instead of the file itself', 'text/plain', 'txt'),
	TEXT: format('plain text', 'text/plain', 'txt'),
};
