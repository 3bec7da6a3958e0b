/** Office files (ECMA-376): a zip archive of XML parts, and the lists of what they are. */
import { crc32, deflated } from '../../media/packing';

/** Midnight of 1980-01-01, the first day that a zip knows: the same content gives the same bytes */
const FIRST_DAY = 0x21;
const UTF8_NAMES = 0x800;
const DEFLATE = 8;

/** The archive of the parts, in their order; names are paths with `/`. */
async function zip(parts: ReadonlyArray<[name: string, content: string]>): Promise<Buffer> {
	const bodies: Buffer[] = [];
	const entries: Buffer[] = [];
	let offset = 0;
	for (const [name, content] of parts) {
		const plain = Buffer.from(content);
		const data = await deflated([plain], 'deflate-raw');
		const path = Buffer.from(name);
		const facts = Buffer.alloc(26);
		facts.writeUInt16LE(20, 0);
		facts.writeUInt16LE(UTF8_NAMES, 2);
		facts.writeUInt16LE(DEFLATE, 4);
		facts.writeUInt16LE(FIRST_DAY, 8);
		facts.writeUInt32LE(crc32(plain), 10);
		facts.writeUInt32LE(data.length, 14);
		facts.writeUInt32LE(plain.length, 18);
		facts.writeUInt16LE(path.length, 22);
		bodies.push(Buffer.from('PK\x03\x04'), facts, path, data);
		const more = Buffer.alloc(14);
		more.writeUInt32LE(offset, 10);
		entries.push(Buffer.from('PK\x01\x02\x14\0'), facts, more, path);
		offset += 30 + path.length + data.length;
	}
	const index = Buffer.concat(entries);
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06', 'latin1');
	end.writeUInt16LE(parts.length, 8);
	end.writeUInt16LE(parts.length, 10);
	end.writeUInt32LE(index.length, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...bodies, index, end]);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument';
/** The namespace of relations, in the package and in its parts */
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const TYPES_HEAD = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`;

/** Its path in the folder without `.xml`; its kind as in a content type, e.g. `worksheet`; its content. */
type Part = readonly [name: string, type: string, xml: string];

const relations = (targets: ReadonlyArray<readonly [type: string, target: string]>): string => {
	const list = targets.map(
		([type, target], at) =>
			`<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${type}" Target="${target}.xml"/>`,
	);
	return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;
};

/** An Office file of a main part and others, which it knows as `rId1`, `rId2` … */
export async function officeFile(
	folder: 'word' | 'xl',
	[main, ...others]: readonly Part[],
): Promise<Buffer> {
	const language = folder === 'word' ? 'wordprocessingml' : 'spreadsheetml';
	const types = [main, ...others].map(
		([name, type]) =>
			`<Override PartName="/${folder}/${name}.xml" ContentType="${TYPE}.${language}.${type}+xml"/>`,
	);
	const ofMain = others.map(([name, type]) => [type, name] as const);
	return await zip([
		['[Content_Types].xml', `${TYPES_HEAD}${types.join('')}</Types>`],
		['_rels/.rels', relations([['officeDocument', `${folder}/${main[0]}`]])],
		[`${folder}/_rels/${main[0]}.xml.rels`, relations(ofMain)],
		...[main, ...others].map(([name, , xml]): [string, string] => [
			`${folder}/${name}.xml`,
			XML + xml,
		]),
	]);
}
