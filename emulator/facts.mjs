/**
 * What the emulator knows about the service: from facts/ the APIs with their parameters and limits and the service's
 * own words for a refusal; from data/ the invented identities and projects. Data only, read once.
 */
import { readFileSync } from 'node:fs';

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

/** @param {string} name a file below data/, without .json */
export const data = (name) => read(`./data/${name}.json`);

/**
 * @typedef {{ name: string, type: 'boolean'|'integer'|'string'|'strings'|'object', values?: string[], required?: boolean }} Parameter
 * @typedef {{ id: string, file?: 'image'|'data', formats?: string[], minSide?: number, maxSide?: number, maxPixels?: number,
 *   maxBase64?: number, url?: boolean, page?: string, regions: string[], parameters: Parameter[], oneOf?: string[] }} Api
 * @typedef {{ account: string, name: string, id: string, password: string, permission?: boolean, consoleOnly?: boolean, restricted?: boolean }} User
 */

const FILE = ['image', 'data', 'url'];
const FORMATS = { JPG: 'JPEG', TIF: 'TIFF' };

/** @returns {Api} */
const apiOf = (fact) => ({
	id: fact.id,
	file: fact.image_field ?? undefined,
	formats: [...new Set(fact.formats.map((format) => FORMATS[format] ?? format))],
	minSide: fact.min_side_px ?? undefined,
	maxSide: fact.max_side_px ?? undefined,
	maxPixels: fact.max_pixels,
	maxBase64: fact.max_base64_bytes ?? undefined,
	url: fact.params.some(({ name }) => name === 'url'),
	page: fact.pdf_page_field ?? undefined,
	regions: fact.regions,
	parameters: fact.params
		.filter(({ name }) => !FILE.includes(name))
		.map(({ name, type, values, required }) => ({
			name,
			type: type === 'string[]' ? 'strings' : type,
			values,
			required: required === true,
		})),
	oneOf: fact.one_of,
});

/** @type {Map<string, Api>} */
export const apis = new Map(read('../facts/apis.json').map((fact) => [fact.id, apiOf(fact)]));
/** @type {Array<{ id: string, project: string }>} */
export const regions = data('regions');
/** @type {Record<string, [status: number, message: string]>} */
export const errors = read('../facts/errors.json');
export const identities = data('identities');

/** @returns {User | undefined} */
export const userNamed = (name, account) =>
	identities.users.find(
		(user) => user.name === name && (account === undefined || user.account === account),
	);
export const accountNamed = (name) => identities.accounts.find((account) => account.name === name);
export const regionOfProject = (project) =>
	regions.find((region) => region.project === project)?.id;
