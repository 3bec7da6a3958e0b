/** Writes the output schema of each operation where n8n looks for it, so that fields can be dragged before a first run. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { schemaOf } from './schemaOf.mjs';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const require = createRequire(import.meta.url);
const { apiById, catalogue } = require(`${dist}/lib/catalogue/index.js`);
const { inReadingOrder } = require(`${dist}/lib/shape/order.js`);

const folderOf = (category) => `HuaweiCloudOcr${category[0].toUpperCase()}${category.slice(1)}`;

const write = (category, resource, operation, entry) => {
	const place = [folderOf(category), '__schema__', 'v1.0.0', resource, `${operation}.json`];
	const file = [dist, 'nodes', ...place.filter(Boolean)].join('/');
	mkdirSync(dirname(file), { recursive: true });
	const schema = schemaOf(entry, apiById, inReadingOrder);
	writeFileSync(file, `${JSON.stringify(schema, null, '\t')}\n`);
};

for (const entry of catalogue.filter(({ expose }) => expose !== 'other')) {
	write(entry.category, entry.resource, entry.id, entry);
}
// For an API that the catalogue does not know, only the facts about source and call are known
write('document', undefined, 'otherApi', { answer: { shape: 'any', fields: [] } });
