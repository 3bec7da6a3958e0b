/** Amounts in figures, in Chinese capitals, and garbled as a reader may garble them. */

export const money = (cents) => (cents / 100).toFixed(2);
export const yuan = (cents) => `￥${money(cents)}`;

const DIGITS = '零壹贰叁肆伍陆柒捌玖';

/** A whole part below 10^12 and cents, as the rules for bills (支付结算办法) say. */
export function capitals(cents) {
	const [whole, rest] = [Math.floor(cents / 100), cents % 100];
	const groups = ['', '万', '亿'].map((_, at) => Math.floor(whole / 10_000 ** at) % 10_000);
	let text = '';
	for (const at of [2, 1, 0]) {
		const group = groups[at];
		if (group === 0) {
			if (text !== '' && !text.endsWith('零')) text += '零';
			continue;
		}
		const places = ['仟', '佰', '拾', ''].map((unit, place) => [
			Math.floor(group / 10 ** (3 - place)) % 10,
			unit,
		]);
		for (const [digit, unit] of places) {
			if (digit > 0) text += DIGITS[digit] + unit;
			else if (text !== '' && !text.endsWith('零')) text += '零';
		}
		text = text.replace(/零$/, '') + ['', '万', '亿'][at];
		if (group % 10 === 0 && at > 0) text += '零';
	}
	text = text.replace(/零+$/, '');
	const [tenths, hundredths] = [Math.floor(rest / 10), rest % 10];
	const yuanPart = whole === 0 ? (rest === 0 ? '零圆' : '') : `${text}圆`;
	if (rest === 0) return `${yuanPart}整`;
	const gap = whole > 0 && tenths === 0 ? '零' : '';
	return (
		yuanPart +
		gap +
		(tenths ? `${DIGITS[tenths]}角` : '') +
		(hundredths ? `${DIGITS[hundredths]}分` : '整')
	);
}

const CONFUSED = {
	0: 'OoDQ',
	1: 'lI|',
	2: 'Z',
	5: 'S$',
	6: 'bG',
	8: 'B',
	9: 'gq',
	'.': ',·:',
	',': '.',
	'￥': 'Y#*半',
};

/** A printed amount as a reader may garble it: look-alikes, blanks inside, another cell in the same text. */
export function confusedAmount(random) {
	const cents = random.int(1, 99_999_999);
	const grouped = money(cents).replace(/\B(?=(\d{3})+\.)/g, ',');
	let text = random.pick([money(cents), yuan(cents), `￥${grouped}`, grouped]);
	const kind = random.int(0, 3);
	if (kind === 0) {
		const places = [...text].flatMap((sign, place) => (CONFUSED[sign] ? [place] : []));
		for (const place of places.filter(() => random.chance(0.5))) {
			text = text.slice(0, place) + random.pick(CONFUSED[text[place]]) + text.slice(place + 1);
		}
	} else if (kind === 1) {
		const place = random.int(1, text.length - 1);
		text = `${text.slice(0, place)} ${text.slice(place)}`;
	} else if (kind === 2) {
		text = `${text} ${random.pick([money(random.int(1, 99_999)), '13%', '1', 'kg'])}`;
	} else {
		text = random.pick(['SO', 'BS', 'XK', 'CN', 'No', 'A']) + text.replace(/[￥,]/g, '').slice(1);
	}
	return { text, value: cents / 100 };
}
