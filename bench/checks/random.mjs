/** Random values from a seed: the same run again gives the same documents. */
export function randomOf(seed) {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let value = Math.imul(state ^ (state >>> 15), 1 | state);
		value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
		return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
	};
	const int = (from, to) => from + Math.floor(next() * (to - from + 1));
	const pick = (list) => list[int(0, list.length - 1)];
	const signs = (alphabet, count) => Array.from({ length: count }, () => pick(alphabet)).join('');
	const digits = (count) => signs('0123456789', count);
	/** ISO date between two years */
	const date = (from, to) =>
		new Date(Date.UTC(int(from, to), int(0, 11), int(1, 28))).toISOString().slice(0, 10);
	return { next, int, pick, signs, digits, date, chance: (share) => next() < share };
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOOKS_LIKE = {
	0: 'O',
	1: 'I',
	2: 'Z',
	5: 'S',
	6: 'G',
	8: 'B',
	O: '0',
	I: '1',
	S: '5',
	B: '8',
};

/** The text with one character read as another of its kind, at times as a look-alike of another kind. */
export function oneWrong(random, text) {
	const places = [...text].flatMap((sign, at) => (/[0-9A-Za-z]/.test(sign) ? [at] : []));
	if (places.length === 0) return text === '男' ? '女' : '男';
	const at = random.pick(places);
	const sign = text[at];
	const kind = /\d/.test(sign) ? '0123456789' : LETTERS;
	const others = [...kind].filter((other) => other !== sign.toUpperCase());
	const like = LOOKS_LIKE[sign];
	const other = like && random.chance(0.1) ? like : random.pick(others);
	return text.slice(0, at) + other + text.slice(at + 1);
}
