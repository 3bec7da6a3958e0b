/** Documents in several pictures: pages of one file that are one document, front and back of one card. */
import { IDENTITY } from '../fieldNames';
import { isAdding, isOfAPage, joinFields } from './joinFields';
import type { DocumentItem } from './types';
import { isEmpty, isRecord, own, put, records, uniqueNames, type Json } from './values/json';

interface Part<T> {
	document: T;
	page?: number;
	/** Index of its page in the list */
	at: number;
}

/**
 * Joins documents that are one: of the same kind, with the same number and code. Where not both have one,
 * only with the single document of the page before, and only where no field differs. What differs all the
 * same is kept beside it, as `<name>_2`; values of one page are listed in `page_values`.
 * @returns the documents with the pages they were read from; without pages where the file has none
 */
export function joinDocuments<T extends DocumentItem>(
	pages: ReadonlyArray<{ page?: number; documents: readonly T[] }>,
): Array<{ document: T; pages: number[] }> {
	const groups: Array<Array<Part<T>>> = [];
	pages.forEach(({ page, documents }, at) => {
		const alone = documents.length === 1 && pages[at - 1]?.documents.length === 1;
		const before = [...groups].reverse();
		for (const document of documents) {
			const group = before.find((parts) => {
				const follows = alone && parts[parts.length - 1].at === at - 1;
				return (
					!parts.some((part) => part.at === at) &&
					parts.every((part) => areOne(part.document.json, document.json, follows))
				);
			});
			const part = { document, page, at };
			if (group) group.push(part);
			else groups.push([part]);
		}
	});
	return groups.map((parts) => ({
		document: parts.length === 1 ? parts[0].document : joinParts(parts),
		pages: parts.flatMap(({ page }) => page ?? []),
	}));
}

function joinParts<T extends DocumentItem>(parts: ReadonlyArray<Part<T>>): T {
	const json = joinFields(parts.map(({ document, page }) => ({ json: document.json, page })));
	const { document } = parts.find((part) => part.document.whole !== true) ?? parts[0];
	const tables = parts.flatMap((part) => part.document.tables ?? []);
	const files = parts.flatMap((part) => Object.entries(part.document.binary ?? {}));
	return {
		...document,
		json,
		...(document.tables ? { tables } : {}),
		...binaryOf(files),
	};
}

/** Files under names of their own; nothing where there is none. */
function binaryOf(files: ReadonlyArray<[name: string, file: unknown]>): { binary?: Json } {
	const binary: Json = {};
	const unique = uniqueNames();
	for (const [name, file] of files) put(binary, unique(name), file);
	return files.length > 0 ? { binary } : {};
}

/** Whether nothing says that two pages are of different documents. */
function areOne(earlier: Json, later: Json, follows: boolean): boolean {
	if (typeof later.document !== 'string' || earlier.document !== later.document) return false;
	if (Object.hasOwn(earlier, 'failure') || Object.hasOwn(later, 'failure')) return false;
	// Fields that both have, and that are neither made here nor about one page
	const shared = Object.keys(later).filter(
		(name) =>
			!isEmpty(later[name]) &&
			!isEmpty(earlier[name]) &&
			!isAdding(name) &&
			!isOfAPage(name, later[name]),
	);
	const numbers = shared.filter((name) => IDENTITY.includes(name));
	if (numbers.length > 0) return numbers.every((name) => earlier[name] === later[name]);
	return (
		follows &&
		shared.every((name) => typeof later[name] === 'object' || earlier[name] === later[name])
	);
}

/** What the service checks on the back; for a picture of the front alone it answers false. */
const CHECKED_ON_THE_BACK = ['valid_date', 'valid_validity_period'];

/**
 * Indexes of the two documents that are the sides of one card: the only front and the only back of a kind,
 * of which nothing disagrees. Several fronts or backs cannot be known to belong together, and stay apart. The back of
 * a Chinese ID card has no name and no number: there only the item says that both are of one person.
 */
export function sidesOfOneCard(
	documents: readonly DocumentItem[],
): Array<[front: number, back: number]> {
	const kinds = new Set(documents.map(({ json }) => json.document));
	return [...kinds].flatMap((kind): Array<[number, number]> => {
		const of = (side: string): number[] =>
			documents.flatMap(({ json }, at) =>
				json.document === kind && String(json.side ?? '').toLowerCase() === side ? [at] : [],
			);
		const [front, back, both] = [of('front'), of('back'), of('both')];
		if (front.length !== 1 || back.length !== 1 || both.length > 0) return [];
		const agrees = doAgree(documents[front[0]].json, documents[back[0]].json);
		return agrees ? [[front[0], back[0]]] : [];
	});
}

function doAgree(front: Json, back: Json): boolean {
	const shared = Object.keys(back).filter(
		(name) =>
			name !== 'side' &&
			['string', 'number'].includes(typeof back[name]) &&
			!isEmpty(back[name]) &&
			!isEmpty(front[name]),
	);
	// A card cannot be issued before the birth of its holder
	const born = String(front.birth ?? '');
	const from = String(back.valid_from ?? '');
	return shared.every((name) => front[name] === back[name]) && !(born && from && from < born);
}

/** A place says on which side it is: the pages of two files have the same numbers. */
const ofSide = ({ evidence, ...json }: Json, side: 'front' | 'back'): Json => ({
	...json,
	side: 'both',
	...(Array.isArray(evidence)
		? { evidence: records(evidence).map((place) => ({ ...place, side })) }
		: {}),
});

/** Both sides as one document; a file that both have is named after its side. */
export function joinSides<T extends DocumentItem>(front: T, back: T): T {
	const json = joinFields([
		{ json: ofSide(front.json, 'front') },
		{ json: ofSide(back.json, 'back') },
	]);
	const [first, second] = [front.json.verification_result, back.json.verification_result];
	if (isRecord(first) && isRecord(second)) {
		const result: Json = { ...first };
		for (const name of CHECKED_ON_THE_BACK) if (name in second) put(result, name, second[name]);
		json.verification_result = result;
	}
	const filesOf = (side: string, { binary }: T, other: T): Array<[string, unknown]> =>
		Object.entries(binary ?? {}).map(([name, file]) => {
			const isTwice = own(other.binary, name) !== undefined;
			return [isTwice ? `${name}_${side}` : name, file];
		});
	const files = [...filesOf('front', front, back), ...filesOf('back', back, front)];
	return { ...front, json, ...binaryOf(files) };
}
