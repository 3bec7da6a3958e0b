import { apisOf } from '../../catalogue';
import type { Category } from '../../catalogue/types';
import { OTHER_API, offersOtherApi } from './names';

/** The expression that says in words below a node on the canvas what it does, e.g. "VAT Invoice". */
export function subtitleOf(category: Category): string {
	const names = Object.fromEntries(apisOf(category).map(({ id, name }) => [id, name]));
	if (offersOtherApi(category)) names[OTHER_API] = 'Other API';
	return `={{ (${JSON.stringify(names)})[$parameter["operation"]] }}`;
}
