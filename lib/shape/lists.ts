/** Fields that are lists of texts, tables, or labels and values. */
import { nameOf } from '../catalogue/field';
import { carry } from './carry';
import { readPairs } from './pairs';
import { doubt, keep, set, type Reader } from './place';
import { RESERVED } from './scope';
import { readRegions } from './tables/regions';
import { countDoubt, markBlock, readBlocks } from './text';
import { put, records, uniqueNames } from './values/json';

export const readLines: Reader = (value, field, place, target) => {
	if (!Array.isArray(value) && value !== null) return keep(value, field, place, target, 'a list');
	const result = readBlocks(value ?? [], place.scope);
	const name = field.as ?? 'text';
	set(target, name, result.text);
	if (place.path === '') set(target, field.as ? `${name}_line_count` : 'line_count', result.count);
	if (result.confidence !== undefined) {
		place.scope.marks.sure(place.path + name, result.confidence);
	}
	for (const block of records(value)) markBlock(place.scope, place.path + name, block);
	if (result.lines) set(target, field.as ? `${name}_lines` : 'lines', result.lines);
	doubt(place, name, result.doubt);
	doubt(place, name, countDoubt(place.source, field.name));
};

export const readRegionList: Reader = (value, field, place, target) => {
	if (!Array.isArray(value) && value !== null) return keep(value, field, place, target, 'a list');
	const { fields, doubts } = readRegions(value ?? [], place.scope);
	for (const [name, one] of Object.entries(fields)) set(target, name, one);
	for (const one of doubts) doubt(place, one.field, one.reason);
	doubt(place, 'text', countDoubt(place.source, field.name));
};

export const readLabels: Reader = (value, field, place, target) => {
	if (!Array.isArray(value) && value !== null) return keep(value, field, place, target, 'a list');
	const name = nameOf(field);
	const spread = name === '' ? target : {};
	const unique = uniqueNames(name === '' ? [...Object.keys(target), ...RESERVED] : []);
	const elements = records(value);
	readPairs(elements, field.pair, unique, place.scope).forEach(([label, one], at) => {
		put(spread, label, one);
		for (const [key, news] of Object.entries(elements[at])) {
			if ((field.pair ?? ['key', 'value']).includes(key)) continue;
			set(spread, `${label}_${key}`, carry(news, key, place.scope.files));
		}
	});
	if (name !== '') put(target, name, spread);
};
