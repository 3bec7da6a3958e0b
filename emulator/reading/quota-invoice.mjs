/** quota-invoice: code, number, place and the printed amount. */
import { after, answerOf, matching } from './fields.mjs';
import { Refused } from './refused.mjs';

/** @returns the `result` of quota-invoice */
export async function quotaInvoice(read) {
	const code = after(read.blocks, /^发票代码/);
	const number = after(read.blocks, /^发票号码/);
	if (!code && !number) throw new Refused();
	const amount = after(read.blocks, /^金额/) ?? matching(read.blocks, /[¥￥]\d+(\.\d\d)?/);
	return answerOf(
		{
			number,
			code,
			location: after(read.blocks, /^(地区|所在地)/) ?? matching(read.blocks, /^(.{2,6}[省市])/u),
			amount: amount && { ...amount, text: amount.text.replace('￥', '¥') },
		},
		read,
	);
}
