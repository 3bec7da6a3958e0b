/** Pages of one file become one document: texts follow each other, rows and lists are put together. */

interface Part {
	json: Record<string, unknown>;
	binary?: Record<string, unknown>;
}

/** The documents of one page. */
export interface PageOfDocuments<T extends Part> {
	page?: number;
	documents: readonly T[];
}

/** Texts that run over pages; any other text is a field, where the first page that has it speaks. */
const RUNNING_TEXTS = new Set(['text', 'markdown']);

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

function joinValues(name: string, earlier: unknown, later: unknown): unknown {
	if (isEmpty(earlier)) return later;
	if (isEmpty(later)) return earlier;
	if (Array.isArray(earlier) && Array.isArray(later)) return [...earlier, ...later];
	if (RUNNING_TEXTS.has(name)) return `${earlier as string}\n\n${later as string}`;
	if (typeof earlier === 'number' && typeof later === 'number' && name.endsWith('_count')) {
		return earlier + later;
	}
	return isObject(earlier) && isObject(later) ? { ...later, ...earlier } : earlier;
}

interface Review {
	needed: boolean;
	fields: Array<Record<string, unknown>>;
}

const reviewOf = (json: Record<string, unknown>, page: number | undefined): Review => {
	const { needed, fields } = (json.review ?? { needed: false, fields: [] }) as Review;
	return {
		needed,
		fields: fields.map((field) => (page === undefined ? field : { ...field, page })),
	};
};

/** Mean over lines, not over pages: a page with two lines must not weigh as much as a full one. */
function joinedConfidence(documents: ReadonlyArray<Record<string, unknown>>): number | undefined {
	let lines = 0;
	let sum = 0;
	for (const { confidence, line_count: count } of documents) {
		if (typeof confidence !== 'number') continue;
		const weight = typeof count === 'number' ? count : 1;
		lines += weight;
		sum += confidence * weight;
	}
	return lines === 0 ? undefined : Math.round((sum / lines) * 10_000) / 10_000;
}

function joinBinaries(parts: readonly Part[]): Record<string, unknown> {
	const all: Record<string, unknown> = {};
	for (const { binary } of parts) {
		for (const [name, file] of Object.entries(binary ?? {})) {
			let free = name;
			for (let number = 2; free in all; number++) free = `${name}_${number}`;
			all[free] = file;
		}
	}
	return all;
}

/**
 * Joins the pages of a file. Pages that hold one document each become one document; where a page holds
 * several (receipts, vouchers), these stay apart and follow each other in page order.
 */
export function joinDocuments<T extends Part>(pages: ReadonlyArray<PageOfDocuments<T>>): Part[] {
	const parts = pages.flatMap(({ documents }) => documents);
	if (pages.some(({ documents }) => documents.length !== 1)) return [...parts];
	const json: Record<string, unknown> = {};
	const review: Review = { needed: false, fields: [] };
	for (const { page, documents } of pages) {
		const [{ json: one }] = documents;
		for (const [name, value] of Object.entries(one))
			json[name] = joinValues(name, json[name], value);
		const { needed, fields } = reviewOf(one, page);
		review.needed ||= needed;
		review.fields.push(...fields);
	}
	const confidence = joinedConfidence(parts.map((part) => part.json));
	if (confidence !== undefined) json.confidence = confidence;
	if ('review' in json) json.review = review;
	const binary = joinBinaries(parts);
	return [{ json, ...(Object.keys(binary).length > 0 ? { binary } : {}) }];
}
