/** Fields that are lists of texts, tables, or labels and values. */
import { fieldName } from '../catalogue/field';
import { withoutFiles } from './withoutFiles';
import { readPairs } from './pairs';
import { doubt, keepUnexpected, setFree, type FieldReader } from './fieldPlace';
import { RESERVED } from './scope';
import { readRegions } from './tables/regions';
import { countDoubt, markBlock, readBlocks } from './text';
import { put, records, uniqueNames } from './values/json';

export const readLines: FieldReader = (value, field, place, target) => {
	if (!Array.isArray(value) && value !== null)
		return keepUnexpected(value, field, place, target, 'a list');
	const result = readBlocks(value ?? [], place.scope);
	const name = field.as ?? 'text';
	setFree(target, name, result.text);
	if (place.path === '')
		setFree(target, field.as ? `${name}_line_count` : 'line_count', result.count);
	if (result.confidence !== undefined) {
		place.scope.marks.sure(place.path + name, result.confidence);
	}
	for (const block of records(value)) markBlock(place.scope, place.path + name, block);
	if (result.lines) setFree(target, field.as ? `${name}_lines` : 'lines', result.lines);
	doubt(place, name, result.doubt);
	doubt(place, name, countDoubt(place.source, field.name));
};

export const readRegionList: FieldReader = (value, field, place, target) => {
	if (!Array.isArray(value) && value !== null)
		return keepUnexpected(value, field, place, target, 'a list');
	const { fields, doubts } = readRegions(value ?? [], place.scope);
	for (const [name, one] of Object.entries(fields)) setFree(target, name, one);
	for (const one of doubts) doubt(place, one.field, one.reason);
	doubt(place, 'text', countDoubt(place.source, field.name));
};

export const readLabels: FieldReader = (value, field, place, target) => {
	if (!Array.isArray(value) && value !== null)
		return keepUnexpected(value, field, place, target, 'a list');
	const name = fieldName(field);
	const spread = name === '' ? target : {};
	const unique = uniqueNames(name === '' ? [...Object.keys(target), ...RESERVED] : []);
	const elements = records(value);
	readPairs(elements, field.pair, unique, place.scope).forEach(([label, one], at) => {
		put(spread, label, one);
		for (const [key, news] of Object.entries(elements[at])) {
			if ((field.pair ?? ['key', 'value']).includes(key)) continue;
			setFree(spread, `${label}_${key}`, withoutFiles(news, key, place.scope.files));
		}
	});
	if (name !== '') put(target, name, spread);
};
