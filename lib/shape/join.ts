/** Pages of one file: those of one document become one, other documents stay items of their own. */
import { joinFields } from './joinFields';
import { isAdding, isOfAPage } from './joinValues';
import type { Lookup } from './documents';
import { IDENTITY } from './order';
import type { PrintedTable } from './types';
import { isEmpty, own, put, uniqueNames, type Json } from './values/json';

/** A document with its binaries. */
interface JoinableDocument {
	json: object;
	binary?: object;
	/** A failed or empty result */
	whole?: boolean;
	tables?: PrintedTable[];
}

interface PageOfDocuments<T extends JoinableDocument> {
	page?: number;
	documents: readonly T[];
}

interface Joined<T extends JoinableDocument> {
	document: T;
	/** Pages it was read from; empty where the file has none */
	pages: number[];
}

interface DocumentPart<T> {
	document: T;
	page?: number;
	/** Index of its page in the list */
	at: number;
}

/**
 * Joins documents that are one: of the same kind, with the same number and code. Where not both have one,
 * only with the single document of the page before, and only where no field differs. What differs all the
 * same is kept beside it, as `<name>_2`; values of one page are listed in `page_values`.
 */
export function joinDocuments<T extends JoinableDocument>(
	pages: ReadonlyArray<PageOfDocuments<T>>,
	lookup: Lookup = () => undefined,
): Array<Joined<T>> {
	const groups: Array<Array<DocumentPart<T>>> = [];
	pages.forEach(({ page, documents }, at) => {
		const alone = documents.length === 1 && pages[at - 1]?.documents.length === 1;
		const before = [...groups].reverse();
		for (const document of documents) {
			const group = before.find((parts) => {
				const follows = alone && parts[parts.length - 1].at === at - 1;
				return (
					!parts.some((part) => part.at === at) &&
					parts.every((part) => areOne(part.document.json, document.json, follows)) &&
					(follows || parts.some((part) => haveSameNumber(part.document.json, document.json)))
				);
			});
			const part = { document, page, at };
			if (group) group.push(part);
			else groups.push([part]);
		}
	});
	return groups.map((parts) => ({
		document: parts.length === 1 ? parts[0].document : joinParts(parts, lookup),
		pages: parts.flatMap(({ page }) => page ?? []),
	}));
}

function joinParts<T extends JoinableDocument>(
	parts: ReadonlyArray<DocumentPart<T>>,
	lookup: Lookup,
): T {
	const kind = lookup(String(own(parts[0].document.json, 'document')));
	const json = joinFields(
		parts.map(({ document, page, at }) => ({ json: document.json as Json, page, at })),
		kind?.answer.checks?.includes('vatSums'),
	);
	const binary: Json = {};
	const unique = uniqueNames();
	for (const { document } of parts) {
		for (const [name, file] of Object.entries(document.binary ?? {})) {
			put(binary, unique(name), file);
		}
	}
	const { document } = parts.find((part) => part.document.whole !== true) ?? parts[0];
	const tables = parts.flatMap((part) => part.document.tables ?? []);
	return {
		...document,
		json,
		...(document.tables ? { tables } : {}),
		...(Object.keys(binary).length > 0 ? { binary } : {}),
	};
}

/** Fields that both have, and that are neither made here nor about one page. */
const shared = (earlier: Json, later: Json): string[] =>
	Object.keys(later).filter(
		(name) =>
			!isEmpty(later[name]) &&
			!isEmpty(earlier[name]) &&
			!isAdding(name) &&
			!isOfAPage(name, later[name]),
	);

const sharedNumbers = (earlier: Json, later: Json): string[] =>
	shared(earlier, later).filter((name) => IDENTITY.includes(name));

const haveSameNumber = (earlier: object, later: object): boolean =>
	sharedNumbers(earlier as Json, later as Json).length > 0;

/** Whether nothing says that two pages are of different documents. */
function areOne(one: object, other: object, follows: boolean): boolean {
	const [earlier, later] = [one as Json, other as Json];
	if (typeof later.document !== 'string' || earlier.document !== later.document) return false;
	if (Object.hasOwn(earlier, 'failure') || Object.hasOwn(later, 'failure')) return false;
	const numbers = sharedNumbers(earlier, later);
	if (numbers.some((name) => earlier[name] !== later[name])) return false;
	if (numbers.length > 0) return true;
	return (
		follows &&
		shared(earlier, later).every(
			(name) => typeof later[name] === 'object' || earlier[name] === later[name],
		)
	);
}
