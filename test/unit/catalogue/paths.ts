import type { ApiEntry, Field } from '../../../lib/catalogue/types';

/** A path of the answer as an entry describes it; `inside` when everything below it is described too. */
export interface DescribedPath {
	path: string;
	field?: Field;
	inside: boolean;
}

const CONTAINERS = ['lines', 'regions', 'cells', 'pairs', 'any', 'words'];

function walk(fields: readonly Field[], base: string): DescribedPath[] {
	return fields.flatMap((field) => {
		const path = `${base}.${field.name}`;
		const own = { path, field, inside: CONTAINERS.includes(field.type) };
		const below =
			field.type === 'group'
				? walk(field.fields!, path)
				: field.type === 'rows'
					? walk(field.fields!, `${path}[]`)
					: [];
		return [own, ...below];
	});
}

/** Where a document of the answer sits: once, per side, or in a list. */
function bases({ answer }: ApiEntry): string[] {
	if (answer.shape === 'sections') return ['result[]'];
	if (answer.documents) {
		const { at, content, contentByType } = answer.documents;
		return content && !contentByType ? [`${at}[]`, `${at}[].${content}`] : [`${at}[]`];
	}
	return ['result', ...(answer.sides ?? []).map((side) => `result.${side}`)];
}

/** Every path of the answer that an entry describes, under each place where a document may sit. */
export function describedPaths(entry: ApiEntry): DescribedPath[] {
	const { answer } = entry;
	if (answer.shape === 'any') return [{ path: '', inside: true }];
	const list = answer.documents;
	const wrapping = list
		? [
				{ path: list.at, inside: false },
				{ path: list.at.replace(/_list$/, '_count'), inside: false },
				...(list.status ? [{ path: `${list.at}[].${list.status}`, inside: true }] : []),
				...(list.content
					? [{ path: `${list.at}[].${list.content}`, inside: Boolean(list.contentByType) }]
					: []),
				...(list.typeField ? [{ path: `${list.at}[].${list.typeField}`, inside: false }] : []),
			]
		: [];
	const sides = (answer.sides ?? []).map((side) => ({ path: `result.${side}`, inside: false }));
	return [
		{ path: 'result', inside: false },
		...wrapping,
		...sides,
		...bases(entry).flatMap((base) => walk(answer.fields, base)),
	];
}

/** The description of a documented path, undefined when the entry does not know it. */
export function descriptionOf(paths: readonly DescribedPath[], path: string) {
	return (
		paths.find((one) => one.path === path) ??
		paths.find(
			(one) =>
				one.inside &&
				(one.path === '' || path.startsWith(`${one.path}.`) || path.startsWith(`${one.path}[`)),
		)
	);
}

/** A path without the side or the content its document sits in: one field may stand in several places. */
export const placeless = (path: string): string =>
	path.replace(/^result\.(front|back)\./, 'result.').replace(/^result\[\]\.content\./, 'result[].');
