/** The built catalogue, as the pages and tables need it. */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const { apisOf, resourcesOf } = createRequire(import.meta.url)(
	`${root}dist/lib/catalogue/index.js`,
);

export { resourcesOf };

export const CATEGORIES = [
	'general',
	'card',
	'receipt',
	'domain',
	'classification',
	'verification',
	'document',
];

/** What the panel lists; what Huawei Cloud took offline or no longer sells comes last. */
export const offered = (category) => {
	const listed = apisOf(category).filter(({ expose }) => expose !== 'other');
	const isOffered = ({ expose }) => expose === 'default';
	return [...listed.filter(isOffered), ...listed.filter((entry) => !isOffered(entry))];
};

/** "General", as in "Huawei Cloud OCR General". */
export const nodeNameOf = (category) => category[0].toUpperCase() + category.slice(1);
