/**
 * What the checks catch, and how often they alarm falsely: generated documents in the service's documented
 * form go through the whole shaping of dist, good ones and ones with a single wrong character.
 *
 *   node bench/checks.mjs                    a table to read
 *   node bench/checks.mjs --json             one JSON object
 *   node bench/checks.mjs --count=10000 --seed=7    1000 of each kind where no count is given
 */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { cards } from './checks/cards.mjs';
import { confusedAmount } from './checks/amounts.mjs';
import { invoices } from './checks/invoices.mjs';
import { machineReadable } from './checks/machineReadable.mjs';
import { oneWrong, randomOf } from './checks/random.mjs';

const require = createRequire(import.meta.url);
const { finishItems, readDocuments } = require('../dist/lib/shape/index.js');
const { apiById } = require('../dist/lib/catalogue/index.js');

const PANEL = { output: 'simplified' };
const TODAY = '2026-11-21';
/** Least share of wrong characters that has to be found, in percent */
export const GOALS = {
	'Chinese ID': 100,
	'credit code': 100,
	'card number': 100,
	'VIN of China and North America': 90,
	'MRZ field': 95,
	'amount, tax or total': 97,
	'line amount': 95,
	'capitals against figures': 100,
};

const shaped = (api, result) =>
	readDocuments(apiById(api), { result }, PANEL, { today: TODAY }).flatMap((document) =>
		finishItems(document, apiById(api), PANEL),
	);
const doubtsOf = (api, result) => shaped(api, result).flatMap(({ json }) => json.review.fields);

/** @returns {{ kinds: object[], slips: object[], amounts: object }} counts of documents, alarms and catches */
export function measureChecks({ count, seed }) {
	const kinds = [];
	const slips = new Map();
	for (const [at, [api, make]] of [...cards, ...machineReadable, ...invoices].entries()) {
		const random = randomOf(seed * 1000 + at);
		const alarms = [];
		for (let done = 0; done < count; done++) {
			const document = make(random);
			const doubts = doubtsOf(api, document.result);
			if (doubts.length > 0) alarms.push({ result: document.result, doubts });
			slip(api, document, random, slips);
		}
		kinds.push({ api, documents: count, falseAlarms: alarms.length, first: alarms[0] });
	}
	return { seed, count, kinds, slips: [...slips.values()], amounts: measureAmounts(count, seed) };
}

/** One wrong character in one text of each group of the document. */
function slip(api, { result, slips, only = {} }, random, counts) {
	for (const [what, places] of Object.entries(slips)) {
		const [object, key] = random.pick(places);
		const right = object[key];
		object[key] = oneWrong(random, right);
		const fields = only[what];
		const doubts = doubtsOf(api, result).filter(
			(doubt) => !fields || fields.includes(doubt.name ?? doubt.field),
		);
		const one = counts.get(what) ?? {
			what,
			goal: GOALS[what],
			wrong: 0,
			caught: 0,
			offered: 0,
			right: 0,
			missed: {},
		};
		counts.set(what, one);
		one.wrong++;
		if (doubts.length > 0) one.caught++;
		else one.missed[key] ??= `${right} -> ${object[key]}`;
		const offer = doubts.find((doubt) => doubt.expected !== undefined);
		if (offer) {
			one.offered++;
			const signs = (value) =>
				String(typeof value === 'number' ? value.toFixed(2) : value).replace(
					/[^\dA-Za-z.]|\.(?=\d{3})/g,
					'',
				);
			if (signs(right).endsWith(signs(offer.expected))) one.right++;
		}
		object[key] = right;
	}
}

/** Garbled amounts: how many are read as another number without a word. */
function measureAmounts(count, seed) {
	const random = randomOf(seed);
	const wrong = [];
	let read = 0;
	for (let done = 0; done < count; done++) {
		const { text, value } = confusedAmount(random);
		const [{ json }] = shaped('quota-invoice', { amount: text });
		if (typeof json.amount !== 'number') continue;
		read++;
		if (json.amount !== value && !json.review.needed) wrong.push(`${text} -> ${json.amount}`);
	}
	return { garbled: count, read, readWrong: wrong.length, examples: wrong.slice(0, 5) };
}

export function checksTable({ kinds, slips, amounts }) {
	const percent = (part, all) => `${((100 * part) / all).toFixed(2)} %`;
	return [
		'Good documents                              false alarms',
		...kinds.map(
			({ api, documents, falseAlarms }) => `  ${api.padEnd(41)} ${falseAlarms} of ${documents}`,
		),
		'One wrong character                         found       goal      offered, of these right',
		...slips.map(({ what, goal, wrong, caught, offered, right }) =>
			[
				`  ${what.padEnd(41)}`,
				percent(caught, wrong).padEnd(11),
				(goal === undefined ? '-' : `${goal} %`).padEnd(9),
				`${percent(offered, wrong)}, ${offered === 0 ? '-' : percent(right, offered)}`,
			].join(' '),
		),
		`Garbled amounts                             ${amounts.readWrong} of ${amounts.garbled} read as another number`,
	].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const option = (name, fallback) =>
		Number(process.argv.find((one) => one.startsWith(`--${name}=`))?.split('=')[1] ?? fallback);
	const report = measureChecks({ count: option('count', 1000), seed: option('seed', 1) });
	console.log(process.argv.includes('--json') ? JSON.stringify(report) : checksTable(report));
}
