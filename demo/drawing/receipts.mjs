/** Invoices and tickets. Every name, number and amount is invented; the sums add up. */
import { box, rule, sheet, write } from './paper.mjs';

const BROWN = '#8a3d1d';
/** Right edges of the number columns and left edges of the text columns of the list. */
const LIST = [
	['项目名称', 60, 'left'],
	['规格型号', 370, 'left'],
	['单位', 545, 'left'],
	['数量', 720, 'right'],
	['单价', 870, 'right'],
	['金额', 1030, 'right'],
	['税率', 1140, 'right'],
	['税额', 1280, 'right'],
];
const ITEMS = [
	['样例打印机', 'SP-100', '台', '2', '1500.00', '3000.00', '13%', '390.00'],
	['样例打印纸', 'A4', '箱', '10', '120.00', '1200.00', '13%', '156.00'],
	['样例硒鼓', 'ST-20', '个', '4', '200.00', '800.00', '13%', '104.00'],
];

/** vat-invoice.png: a fully digitalised ordinary invoice. The tax numbers pass their check character; area 999999 exists nowhere. */
export function vatInvoice() {
	const { canvas, context } = sheet(1340, 920, '#fffefc');
	const label = (text, x, y, size = 24) => write(context, text, x, y, { size, colour: BROWN });
	const value = (text, x, y, align = 'left', size = 25) =>
		write(context, text, x, y, { size, align });
	write(context, '电子发票（普通发票）', 670, 90, {
		size: 44,
		weight: 500,
		colour: BROWN,
		align: 'center',
	});
	rule(context, 430, 108, 910, 108, { colour: BROWN });
	rule(context, 430, 115, 910, 115, { colour: BROWN });
	label('发票号码：', 935, 70);
	value('24000000000000000042', 1050, 70, 'left', 23);
	label('开票日期：', 935, 112);
	value('2024年05月20日', 1050, 112, 'left', 23);
	write(context, 'SAMPLE 样例', 130, 90, {
		size: 30,
		weight: 700,
		colour: '#c2686e',
		align: 'center',
	});
	box(context, 30, 150, 1280, 690, { border: BROWN });
	for (const y of [290, 690, 750]) rule(context, 30, y, 1310, y, { colour: BROWN });
	for (const [x, from, to] of [
		[80, 150, 290],
		[670, 150, 290],
		[720, 150, 290],
		[80, 750, 840],
	])
		rule(context, x, from, x, to, { colour: BROWN });
	const upright = (text, x, y, step) =>
		[...text].forEach((one, i) => label(one, x, y + i * step, 22));
	upright('购买方', 44, 195, 36);
	upright('销售方', 684, 195, 36);
	upright('备注', 44, 788, 32);
	label('名称：', 95, 200);
	value('样例科技有限公司', 165, 200);
	label('统一社会信用代码：', 95, 258);
	value('91999999MA1234567B', 315, 258, 'left', 27);
	label('名称：', 735, 200);
	value('示范市样例贸易有限公司', 805, 200);
	label('统一社会信用代码：', 735, 258);
	value('91999999MA2345678W', 955, 258, 'left', 27);
	LIST.forEach(([head, x, align]) =>
		write(context, head, x, 335, { size: 24, colour: BROWN, align }),
	);
	ITEMS.forEach((cells, r) =>
		cells.forEach((cell, c) => value(cell, LIST[c][1], 395 + r * 56, LIST[c][2])),
	);
	write(context, '合　　计', 100, 665, { size: 24, colour: BROWN });
	value('¥5000.00', 1030, 665, 'right');
	value('¥650.00', 1280, 665, 'right');
	label('价税合计（大写）', 60, 729);
	value('伍仟陆佰伍拾圆整', 370, 730, 'left', 28);
	label('（小写）', 870, 729, 27);
	value('¥5650.00', 1010, 729);
	value('订单号 SO-2024-0518', 95, 805);
	label('开票人：', 130, 880);
	value('李四样', 230, 880);
	return canvas;
}

/** A paper train ticket drawn on the context, 900 x 560. */
export function drawTrainTicket(context) {
	box(context, 0, 0, 900, 560, { fill: '#dcebf5', radius: 18 });
	for (let y = 30; y < 480; y += 18) rule(context, 20, y, 880, y, { colour: '#d3e5f1', width: 3 });
	box(context, 0, 490, 900, 70, { fill: '#a9cfe6', radius: 18 });
	const print = (text, x, y, size = 32, align = 'left', weight = 400) =>
		write(context, text, x, y, { size, align, weight });
	write(context, 'Z00A000042', 60, 70, { size: 36, colour: '#b5303a' });
	print('检票:B12', 840, 70, 28, 'right');
	print('样例南', 150, 145, 50, 'center', 500);
	print('站', 246, 144, 44);
	print('G1234', 450, 140, 46, 'center', 500);
	print('示范北', 690, 145, 50, 'center', 500);
	print('站', 786, 144, 44);
	rule(context, 360, 160, 540, 160, { width: 3 });
	print('Yanglinan', 165, 190, 28, 'center');
	print('Shifanbei', 715, 190, 28, 'center');
	print('2024年05月20日09:35开', 70, 250);
	print('05车12F号', 620, 250);
	print('¥164.5元', 70, 305);
	print('网', 480, 305);
	print('二等座', 660, 305);
	print('限乘当日当次车', 70, 355, 28);
	print('0000001990****0028', 70, 415, 32);
	print('张三样', 420, 415);
	write(context, 'SAMPLE 样例 演示用票', 560, 462, { size: 26, colour: '#8a4a52' });
	print('00000000000521Z00A000042 样例南售', 60, 536, 27);
}

/** train-ticket.png */
export function trainTicket() {
	const { canvas, context } = sheet(1000, 660, '#8d969d');
	context.translate(50, 50);
	drawTrainTicket(context);
	return canvas;
}

/** A fixed-amount invoice drawn on the context, 760 x 460. */
function drawQuotaInvoice(context) {
	box(context, 0, 0, 760, 460, { fill: '#fdf9ec' });
	box(context, 14, 14, 732, 432, { border: '#7a6a3a', line: 3 });
	write(context, '样例省通用定额发票', 380, 90, { size: 46, weight: 500, align: 'center' });
	write(context, 'SAMPLE 样例', 380, 140, { size: 26, colour: '#9a4a4a', align: 'center' });
	write(context, '发票代码', 70, 215, { size: 30 });
	write(context, '100000000042', 230, 216, { size: 34 });
	write(context, '发票号码', 70, 280, { size: 30 });
	write(context, '00000042', 230, 281, { size: 34 });
	write(context, '金额', 70, 345, { size: 30 });
	write(context, '¥50.00', 230, 347, { size: 38, weight: 500 });
	write(context, '伍拾元整', 480, 346, { size: 34 });
	write(context, '地区：样例省示范市', 70, 415, { size: 28 });
}

/** two-receipts.png: a train ticket and a fixed-amount invoice on one sheet. */
export function twoReceipts() {
	const { canvas, context } = sheet(1100, 1320, '#9aa3a9');
	context.save();
	context.translate(100, 90);
	drawTrainTicket(context);
	context.restore();
	context.save();
	context.translate(190, 760);
	drawQuotaInvoice(context);
	context.restore();
	return canvas;
}
