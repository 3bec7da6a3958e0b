/** Front and back of one card, read from two pictures, as one document. */
import { joinFields } from './joinFields';
import { isEmpty, isRecord, own, put, records, uniqueNames, type Json } from './values/json';

interface CardDocument {
	json: object;
	binary?: object;
}

/** What the service checks on the back; for a picture of the front alone it answers false. */
const CHECKED_ON_THE_BACK = ['valid_date', 'valid_validity_period'];

const shownSide = (json: object): string => String(own(json, 'side') ?? '').toLowerCase();

/**
 * Indexes of the two documents that are the sides of one card: the only front and the only back of a kind,
 * of which nothing disagrees. Several fronts or backs cannot be known to belong together, and stay apart. The back of
 * a Chinese ID card has no name and no number: there only the item says that both are of one person.
 */
export function sidesOfOneCard(
	documents: readonly CardDocument[],
): Array<[front: number, back: number]> {
	const kinds = new Set(documents.map(({ json }) => own(json, 'document')));
	return [...kinds].flatMap((kind): Array<[number, number]> => {
		const of = (side: string): number[] =>
			documents.flatMap(({ json }, at) =>
				own(json, 'document') === kind && shownSide(json) === side ? [at] : [],
			);
		const [front, back, both] = [of('front'), of('back'), of('both')];
		if (front.length !== 1 || back.length !== 1 || both.length > 0) return [];
		const agrees = doAgree(documents[front[0]].json as Json, documents[back[0]].json as Json);
		return agrees ? [[front[0], back[0]]] : [];
	});
}

function doAgree(front: Json, back: Json): boolean {
	const texts = Object.keys(back).filter(
		(name) =>
			name !== 'side' &&
			['string', 'number'].includes(typeof back[name]) &&
			!isEmpty(back[name]) &&
			!isEmpty(front[name]),
	);
	// A card cannot be issued before the birth of its holder
	const born = String(front.birth ?? '');
	const from = String(back.valid_from ?? '');
	return texts.every((name) => front[name] === back[name]) && !(born && from && from < born);
}

/** A place says on which side it is: the pages of two files have the same numbers. */
const ofSide = (json: Json, side: 'front' | 'back'): Json => ({
	...json,
	side: 'both',
	...(Array.isArray(json.evidence)
		? { evidence: records(json.evidence).map((one) => ({ ...one, side })) }
		: {}),
});

/** Both sides as one document; a file that both have is named after its side. */
export function joinSides<T extends CardDocument>(front: T, back: T): T {
	const [one, other] = [front.json as Json, back.json as Json];
	const json = joinFields([
		{ json: ofSide(one, 'front'), at: 0 },
		{ json: ofSide(other, 'back'), at: 1 },
	]);
	const [first, second] = [one.verification_result, other.verification_result];
	if (isRecord(first) && isRecord(second)) {
		const result: Json = { ...first };
		for (const name of CHECKED_ON_THE_BACK) if (name in second) put(result, name, second[name]);
		json.verification_result = result;
	}
	const binary: Json = {};
	const unique = uniqueNames();
	const [ofFront, ofBack] = [front.binary ?? {}, back.binary ?? {}];
	for (const [side, files, others] of [
		['front', ofFront, ofBack],
		['back', ofBack, ofFront],
	] as const) {
		for (const [name, file] of Object.entries(files)) {
			put(binary, unique(Object.hasOwn(others, name) ? `${name}_${side}` : name), file);
		}
	}
	return { ...front, json, ...(Object.keys(binary).length > 0 ? { binary } : {}) };
}
