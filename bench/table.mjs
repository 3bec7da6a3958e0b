/** The report of bench/run.mjs for readers: ratios and figures first, then what stands behind them. */

import { checksTable } from './checks.mjs';

const line = (name, value) => `  ${name.padEnd(28)} ${value ?? 'not measured'}`;

function figures(part) {
	return Object.entries(part)
		.filter(([name, value]) => name !== 'what' && (value === null || typeof value !== 'object'))
		.map(([name, value]) => line(name, value));
}

function details(part) {
	return Object.values(part)
		.filter((value) => value !== null && typeof value === 'object')
		.flatMap((group) =>
			Object.entries(group).map(([name, value]) =>
				line(`  ${name}`, typeof value === 'object' ? JSON.stringify(value) : value),
			),
		);
}

/** @param {object} report as bench/run.mjs puts it together */
export function asTable({ machine, ...parts }) {
	const head = `${machine.date}, Node ${machine.node}, ${machine.cores} cores, ${machine.processor}`;
	const blocks = Object.entries(parts).map(([name, part]) =>
		name === 'checks'
			? checksTable(part)
			: [`${name}: ${part.what}`, ...figures(part), ...details(part)].join('\n'),
	);
	return [head, ...blocks].join('\n\n');
}
