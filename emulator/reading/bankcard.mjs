/** bankcard: the long number, the date, the name of the bank. */
import { answerOf, matching, tight, together } from './fields.mjs';
import { Refused } from './refused.mjs';

const DATE = /(?:0[1-9]|1[0-2])\/\d{2}(?!\d)/g;

/** @returns the `result` of bankcard */
export async function bankcard(read, params = {}) {
	const digits = (block) => block.text.replace(/\D/g, '').length;
	const printed = read.blocks
		.filter(
			(block) =>
				digits(block) >= 12 &&
				digits(block) <= 19 &&
				digits(block) > tight(block.text).length * 0.7,
		)
		.sort((a, b) => b.y1 - b.y0 - (a.y1 - a.y0))[0];
	if (!printed) throw new Refused();
	const again = await read.again(printed, { only: '0123456789' });
	const number = digits(again) === digits(printed) ? again.text : printed.text.replace(/\D/g, '');
	const dates = read.blocks.flatMap((block) =>
		(tight(block.text).match(DATE) ?? []).map((date) => together([block], date)),
	);
	const kind = matching(read.blocks, /借记卡|贷记卡|信用卡|储蓄卡|DEBIT|CREDIT/i);
	return answerOf(
		{
			bank_name: matching(read.blocks, /^([\u3400-\u9fff]*银行)/u),
			card_number: { ...together([printed]), text: number.replace(/(\d{4})(?=\d)/g, '$1 ') },
			issue_date: dates.length > 1 ? dates[0] : undefined,
			expiry_date: dates.at(-1),
			type: kind,
		},
		read,
		{ places: params.return_text_location === true },
	);
}
