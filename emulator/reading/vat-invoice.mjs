/** vat-invoice: labels for the head, columns under their headings for the items. */
import { after, answerOf, matching, tight, together } from './fields.mjs';
import { rowsOfBoxes } from './lines.mjs';
import { Refused } from './refused.mjs';
import { rounded } from './scan.mjs';

const CODE_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const NUMERALS = '零壹贰叁肆伍陆柒捌玖拾佰仟万亿圆元角分整';
const COLUMNS = [
	['name', /^(项目名称|货物或应税)/],
	['specification', /^规格型号/],
	['unit', /^单位$/],
	['quantity', /^数量$/],
	['unit_price', /^单价/],
	['amount', /^金额/],
	['tax_rate', /^税率/],
	['tax', /^税额/],
];

/** A value read once more in the alphabet of its field. */
async function exact(read, value, only, model) {
	if (!value || value.blocks.length !== 1 || value.text !== tight(value.blocks[0].text))
		return value;
	const again = await read.again(value.blocks[0], { only, model });
	return again.confidence >= value.confidence - 0.1 ? { ...value, ...again } : value;
}

function typeOf(title) {
	const special = /专用/.test(title);
	if (/^电子发票/.test(title))
		return `fully_digitalized_${special ? 'special' : 'normal'}_electronic`;
	if (/电子/.test(title)) return special ? 'special_electronic' : 'electronic';
	return special ? 'special' : 'normal';
}

/** Rows of the list between its headings and the sum; a block belongs to the heading nearest to it. */
function itemsOf(blocks) {
	const heads = COLUMNS.flatMap(([name, pattern]) => {
		const block = blocks.find((each) => pattern.test(tight(each.text)));
		return block ? [{ name, ...block }] : [];
	});
	if (heads.length < 4) return { items: [], pageSums: [], sums: [] };
	const top = Math.max(...heads.map((head) => head.y1));
	const below = (pattern) =>
		blocks.find((block) => block.y0 > top && pattern.test(tight(block.text)));
	// 小计 is the sum of this page, 合计 that of the invoice; one page alone prints only the latter
	const [page, whole] = [below(/^小(计|$)/), below(/^合(计|$)/)];
	const end = Math.min(page?.y0 ?? Infinity, whole?.y0 ?? Infinity);
	const within = blocks.filter((block) => block.y0 > top && block.y1 < end);
	const away = (head, block) =>
		Math.min(
			Math.abs(head.x0 - block.x0),
			Math.abs(head.x1 - block.x1),
			Math.abs(head.x0 + head.x1 - block.x0 - block.x1) / 2,
		);
	const items = rowsOfBoxes(within).map((row) => {
		const item = Object.fromEntries(heads.map((head) => [head.name, undefined]));
		for (const block of row) {
			const nearest = [...heads].sort((a, b) => away(a, block) - away(b, block))[0];
			item[nearest.name] = together([...(item[nearest.name]?.blocks ?? []), block]);
		}
		return item;
	});
	const amountsBeside = (label) =>
		(label ? (rowsOfBoxes(blocks).find((row) => row.includes(label)) ?? []) : [])
			.filter((block) => /\d/.test(block.text))
			.map((block) => money(together([block])));
	return { items, pageSums: amountsBeside(page), sums: amountsBeside(whole) };
}

/** Buyer and seller stand side by side: the picture is halved at the seller's column. */
async function parties(read, listTop) {
	const head = read.blocks.filter((block) => block.y1 < listTop);
	const names = head.filter((block) => /^名称/.test(tight(block.text))).sort((a, b) => a.x0 - b.x0);
	const middle = names.length > 1 ? names[1].x0 - 4 : Infinity;
	const side = async (blocks) => ({
		name: after(blocks, /^名称/),
		id: await exact(
			read,
			after(blocks, /^(统一社会信用代码.*?|纳税人识别号)[:：]?(?=[0-9A-Z]{5}|$)/),
			CODE_CHARACTERS,
		),
	});
	return {
		buyer: await side(head.filter((block) => block.x0 < middle)),
		seller: await side(head.filter((block) => block.x0 >= middle)),
	};
}

const money = (value) =>
	value && {
		...value,
		text: value.text.replace(/^[￥#2]?(?=¥)|￥/, '').replace(/^(?=[\d.])/, '¥'),
	};

/** @returns the `result` of vat-invoice */
export async function vatInvoice(read, params = {}) {
	const { blocks } = read;
	const title = matching(blocks, /^.*(?:增值税.*发票|电子发票).*$/);
	const number = after(blocks, /^发票号码/);
	if (!title && !number) throw new Refused();
	const { items, pageSums, sums } = itemsOf(blocks);
	const listTop = items[0]?.name?.y0 ?? Infinity;
	const { buyer, seller } = await parties(read, listTop);
	const total = money(
		matching(blocks, /^[（(]?小?写[)）]?[:：]?(.*\d.*)$/) ?? after(blocks, /^[（(]?小?写[)）]?/),
	);
	const digital = typeOf(title?.text ?? '').startsWith('fully');
	const date = after(blocks, /^开票日期/);
	const advanced = params.advanced_mode === true;
	const values = {
		title,
		type: typeOf(title?.text ?? ''),
		code: after(blocks, /^发票代码/),
		number,
		issue_date: date,
		check_code: after(blocks, /^校验码/),
		machine_number: after(blocks, /^机器编号/),
		buyer_name: buyer.name,
		buyer_id: buyer.id,
		seller_name: seller.name,
		seller_id: seller.id,
		subtotal_amount: sums[0],
		subtotal_tax: sums[1],
		...(digital && { sum_amount: pageSums[0], sum_tax: pageSums[1] }),
		total,
		...(advanced && {
			total_in_words: await exact(
				read,
				after(blocks, /^价税合计[（(]大写[)）]/),
				NUMERALS,
				'chi_sim',
			),
			remarks:
				after(blocks, /^备注/) ??
				matching(
					blocks.filter((block) => block.y0 > (total?.y1 ?? 0)),
					/^(?!开票人|收款人|复核)(.{4,})$/u,
				),
			receiver: after(blocks, /^收款人/),
			reviewer: after(blocks, /^复核人?/),
			issuer: after(blocks, /^开票人/),
		}),
	};
	const answer = answerOf(values, read, {
		confidence: advanced,
		places: params.return_text_location === true,
	});
	const each = (choose) =>
		items.map((item) => Object.fromEntries(COLUMNS.map(([name]) => [name, choose(item[name])])));
	answer.item_list = each((value) => value?.text ?? '');
	if (advanced) answer.confidence.item_list = each((value) => rounded(value?.confidence ?? 0));
	return answer;
}
