/** Objects of a PDF as bytes. */
import { deflated } from '../deflate';
import { escaped } from '../escape';

/** A text in UTF-16 as PDF wants it. */
export const textString = (text: string): string =>
	`<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;

/** Title and language of a document as XMP, which newer readers prefer. */
export const xmpOf = (title: string, language: string): Buffer =>
	streamOf(
		'/Type/Metadata/Subtype/XML',
		Buffer.from(`<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`),
	);

/** A stream object's content: dictionary entries and bytes. */
export const streamOf = (entries: string, data: Buffer): Buffer =>
	Buffer.concat([
		Buffer.from(`<<${entries}/Length ${data.length}>>\nstream\n`, 'latin1'),
		data,
		Buffer.from('\nendstream', 'latin1'),
	]);

export const packedStream = async (entries: string, data: Buffer): Promise<Buffer> =>
	streamOf(`${entries}/Filter/FlateDecode`, await deflated(data, 'deflate'));
