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

const words = (phrase: string, mimeType: string, extension: string): FormatWords => ({
	phrase,
	mimeType,
	extension,
});

const OOXML = 'application/vnd.openxmlformats-officedocument';

export const FORMATS: Readonly<Record<FormatId, FormatWords>> = {
	JPEG: words('a JPEG picture', 'image/jpeg', 'jpg'),
	PNG: words('a PNG picture', 'image/png', 'png'),
	BMP: words('a BMP picture', 'image/bmp', 'bmp'),
	GIF: words('a GIF picture', 'image/gif', 'gif'),
	TIFF: words('a TIFF picture', 'image/tiff', 'tif'),
	WEBP: words('a WEBP picture', 'image/webp', 'webp'),
	PCX: words('a PCX picture', 'image/x-pcx', 'pcx'),
	ICO: words('an ICO icon', 'image/x-icon', 'ico'),
	PSD: words('a Photoshop file (PSD)', 'image/vnd.adobe.photoshop', 'psd'),
	PDF: words('a PDF', 'application/pdf', 'pdf'),
	OFD: words('an OFD document', 'application/ofd', 'ofd'),
	HEIC: words('a HEIC photo', 'image/heic', 'heic'),
	AVIF: words('an AVIF picture', 'image/avif', 'avif'),
	SVG: words('an SVG drawing', 'image/svg+xml', 'svg'),
	JPEG2000: words('a JPEG 2000 picture', 'image/jp2', 'jp2'),
	JPEGXL: words('a JPEG XL picture', 'image/jxl', 'jxl'),
	TGA: words('a TGA picture', 'image/x-tga', 'tga'),
	DJVU: words('a DjVu document', 'image/vnd.djvu', 'djvu'),
	DOCX: words('a Word document (DOCX)', `${OOXML}.wordprocessingml.document`, 'docx'),
	XLSX: words('an Excel workbook (XLSX)', `${OOXML}.spreadsheetml.sheet`, 'xlsx'),
	PPTX: words('a PowerPoint presentation (PPTX)', `${OOXML}.presentationml.presentation`, 'pptx'),
	ODF: words(
		'an OpenDocument file (ODT, ODS, ODP)',
		'application/vnd.oasis.opendocument.text',
		'odt',
	),
	OLE: words(
		'an older or protected Office file (DOC, XLS, PPT)',
		'application/x-ole-storage',
		'doc',
	),
	RTF: words('a rich text document (RTF)', 'application/rtf', 'rtf'),
	POSTSCRIPT: words('a PostScript file', 'application/postscript', 'ps'),
	ZIP: words('a ZIP archive', 'application/zip', 'zip'),
	RAR: words('a RAR archive', 'application/vnd.rar', 'rar'),
	SEVENZIP: words('a 7z archive', 'application/x-7z-compressed', '7z'),
	GZIP: words('a GZIP archive', 'application/gzip', 'gz'),
	VIDEO: words('a video', 'video/mp4', 'mp4'),
	HTML: words('a web page (HTML)', 'text/html', 'html'),
	XML: words('XML text', 'application/xml', 'xml'),
	JSON: words('JSON text', 'application/json', 'json'),
	BASE64: words('Base64 text instead of the file itself', 'text/plain', 'txt'),
	TEXT: words('plain text', 'text/plain', 'txt'),
};
