import type { Format } from '../../catalogue/types';

/** What people send besides the formats of the service, mostly by mistake. */
export type OtherFormat =
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

/** How a format is spoken of. */
export interface FormatWords {
	/** Short, for lists: "JPEG", "Word (DOCX)" */
	name: string;
	/** With its article, for a sentence: "a Word document (DOCX)" */
	phrase: string;
	mimeType: string;
	/** Usual end of a file name, without the dot */
	extension: string;
}

const words = (name: string, phrase: string, mimeType: string, extension: string): FormatWords => ({
	name,
	phrase,
	mimeType,
	extension,
});

const OOXML = 'application/vnd.openxmlformats-officedocument';

export const FORMATS: Readonly<Record<FormatId, FormatWords>> = {
	JPEG: words('JPEG', 'a JPEG picture', 'image/jpeg', 'jpg'),
	PNG: words('PNG', 'a PNG picture', 'image/png', 'png'),
	BMP: words('BMP', 'a BMP picture', 'image/bmp', 'bmp'),
	GIF: words('GIF', 'a GIF picture', 'image/gif', 'gif'),
	TIFF: words('TIFF', 'a TIFF picture', 'image/tiff', 'tif'),
	WEBP: words('WEBP', 'a WEBP picture', 'image/webp', 'webp'),
	PCX: words('PCX', 'a PCX picture', 'image/x-pcx', 'pcx'),
	ICO: words('ICO', 'an ICO icon', 'image/x-icon', 'ico'),
	PSD: words('PSD', 'a Photoshop file (PSD)', 'image/vnd.adobe.photoshop', 'psd'),
	PDF: words('PDF', 'a PDF', 'application/pdf', 'pdf'),
	OFD: words('OFD', 'an OFD document', 'application/ofd', 'ofd'),
	HEIC: words('HEIC', 'a HEIC photo', 'image/heic', 'heic'),
	AVIF: words('AVIF', 'an AVIF picture', 'image/avif', 'avif'),
	SVG: words('SVG', 'an SVG drawing', 'image/svg+xml', 'svg'),
	JPEG2000: words('JPEG 2000', 'a JPEG 2000 picture', 'image/jp2', 'jp2'),
	JPEGXL: words('JPEG XL', 'a JPEG XL picture', 'image/jxl', 'jxl'),
	TGA: words('TGA', 'a TGA picture', 'image/x-tga', 'tga'),
	DJVU: words('DjVu', 'a DjVu document', 'image/vnd.djvu', 'djvu'),
	DOCX: words(
		'Word (DOCX)',
		'a Word document (DOCX)',
		`${OOXML}.wordprocessingml.document`,
		'docx',
	),
	XLSX: words('Excel (XLSX)', 'an Excel workbook (XLSX)', `${OOXML}.spreadsheetml.sheet`, 'xlsx'),
	PPTX: words(
		'PowerPoint (PPTX)',
		'a PowerPoint presentation (PPTX)',
		`${OOXML}.presentationml.presentation`,
		'pptx',
	),
	ODF: words(
		'OpenDocument',
		'an OpenDocument file (ODT, ODS, ODP)',
		'application/vnd.oasis.opendocument.text',
		'odt',
	),
	OLE: words(
		'Office 97 (DOC, XLS, PPT)',
		'an older or protected Office file (DOC, XLS, PPT)',
		'application/x-ole-storage',
		'doc',
	),
	RTF: words('RTF', 'a rich text document (RTF)', 'application/rtf', 'rtf'),
	POSTSCRIPT: words('PostScript', 'a PostScript file', 'application/postscript', 'ps'),
	ZIP: words('ZIP', 'a ZIP archive', 'application/zip', 'zip'),
	RAR: words('RAR', 'a RAR archive', 'application/vnd.rar', 'rar'),
	SEVENZIP: words('7z', 'a 7z archive', 'application/x-7z-compressed', '7z'),
	GZIP: words('GZIP', 'a GZIP archive', 'application/gzip', 'gz'),
	VIDEO: words('Video', 'a video', 'video/mp4', 'mp4'),
	HTML: words('HTML', 'a web page (HTML)', 'text/html', 'html'),
	XML: words('XML', 'XML text', 'application/xml', 'xml'),
	JSON: words('JSON', 'JSON text', 'application/json', 'json'),
	BASE64: words('Base64', 'Base64 text instead of the file itself', 'text/plain', 'txt'),
	TEXT: words('Text', 'plain text', 'text/plain', 'txt'),
};
