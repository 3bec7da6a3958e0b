/** Small statistics of a benchmark. */

const sorted = (values) => [...values].sort((a, b) => a - b);

export const median = (values) => {
	const ordered = sorted(values);
	const middle = ordered.length >> 1;
	return ordered.length % 2 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2;
};

/** Median with the smallest and the largest value. */
export const spread = (values) => ({
	median: rounded(median(values)),
	min: rounded(Math.min(...values)),
	max: rounded(Math.max(...values)),
});

export const rounded = (value, digits = 2) => Number(value.toFixed(digits));

/** Median of the ratios of pairs that were measured side by side. */
export const ratio = (ours, theirs) => rounded(median(ours.map((one, at) => one / theirs[at])), 3);

/**
 * Runs contenders in turns, each round in another order, after one round that is not counted.
 * @returns for each contender the list of what its rounds gave
 */
export async function inTurns(contenders, rounds, measure) {
	const results = Object.fromEntries(contenders.map(({ name }) => [name, []]));
	for (let round = -1; round < rounds; round++) {
		const first = Math.abs(round) % contenders.length;
		for (let at = 0; at < contenders.length; at++) {
			const contender = contenders[(first + at) % contenders.length];
			const result = await measure(contender);
			if (round >= 0) results[contender.name].push(result);
		}
	}
	return results;
}
