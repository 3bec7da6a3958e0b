/**
 * What the emulator knows about the service: APIs with their parameters and limits, regions with their projects,
 * the service's own words for a refusal, and the invented identities. Data only, read once.
 */
import { readFileSync } from 'node:fs';

/** @param {string} name a file below data/, without .json */
export const data = (name) =>
	JSON.parse(readFileSync(new URL(`./data/${name}.json`, import.meta.url), 'utf8'));

/**
 * @typedef {{ name: string, type: 'boolean'|'integer'|'string'|'strings'|'object', values?: string[], required?: boolean }} Parameter
 * @typedef {{ id: string, file?: 'image'|'data', formats?: string[], minSide?: number, maxSide?: number, maxPixels?: number,
 *   maxBase64?: number, url?: boolean, page?: string, regions: string[], parameters: Parameter[], oneOf?: string[] }} Api
 * @typedef {{ account: string, name: string, id: string, password: string, permission?: boolean, consoleOnly?: boolean, restricted?: boolean }} User
 */

/** @type {Map<string, Api>} */
export const apis = new Map(data('apis').map((api) => [api.id, api]));
/** @type {Array<{ id: string, project: string }>} */
export const regions = data('regions');
/** @type {Record<string, [status: number, message: string]>} */
export const errors = data('errors');
export const identities = data('identities');

/** @returns {User | undefined} */
export const userNamed = (name, account) =>
	identities.users.find(
		(user) => user.name === name && (account === undefined || user.account === account),
	);
export const accountNamed = (name) => identities.accounts.find((account) => account.name === name);
export const regionOfProject = (project) =>
	regions.find((region) => region.project === project)?.id;
