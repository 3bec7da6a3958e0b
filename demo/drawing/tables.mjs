/** Ruled and open tables. */
import { box, rule, sheet, write, PALE } from './paper.mjs';

const COLUMNS = [90, 230, 590, 780, 960, 1150];
/** Text, from which to which column line. */
const HEAD = [
	['No.', 0, 1],
	['Article', 1, 2],
	['Stock', 2, 4],
	['Price', 4, 5],
];
const STOCK = [
	['101', 'Paper A4', '420', 'boxes', '4.90'],
	['102', 'Folder blue', '96', 'pieces', '1.25'],
	['103', 'Stapler', '12', 'pieces', '8.40'],
	['104', 'Marker set', '57', 'packs', '6.75'],
	['105', 'Envelope C5', '1300', 'pieces', '0.12'],
];

/** ruled-table.png: the header "Stock" is one cell over two columns, number and unit. */
export function ruledTable() {
	const { canvas, context } = sheet(1240, 760);
	write(context, 'Stock list of the sample warehouse', 90, 100, { size: 38, weight: 700 });
	write(context, 'Counted on 31 May 2024 by Robin Sample', 90, 150, {
		size: 25,
		colour: '#555c66',
	});
	const [top, step] = [190, 72];
	const rows = [top, ...[HEAD, ...STOCK].map((_, i) => top + (i + 1) * step)];
	box(context, 90, top, 1060, step, { fill: '#eaf1f5' });
	for (const y of rows) rule(context, 89, y, 1151, y);
	COLUMNS.forEach((x, i) => rule(context, x, i === 3 ? rows[1] : top, x, rows.at(-1)));
	const middle = (i, j) => (COLUMNS[i] + COLUMNS[j]) / 2;
	for (const [text, from, to] of HEAD)
		write(context, text, middle(from, to), top + 46, { size: 28, weight: 700, align: 'center' });
	STOCK.forEach((cells, r) => {
		const y = rows[1 + r] + 46;
		write(context, cells[0], middle(0, 1), y, { size: 28, align: 'center' });
		write(context, cells[1], COLUMNS[1] + 22, y, { size: 28 });
		write(context, cells[2], COLUMNS[3] - 22, y, { size: 28, align: 'right' });
		write(context, cells[3], COLUMNS[3] + 22, y, { size: 28 });
		write(context, cells[4], COLUMNS[5] - 22, y, { size: 28, align: 'right' });
	});
	write(context, 'SAMPLE - invented figures', 90, rows.at(-1) + 60, { size: 22, colour: PALE });
	return canvas;
}

const LINES = [
	['货物名称', '规格', '数量', '单价', '金额'],
	['样例打印纸', 'A4', '10', '25.00', '250.00'],
	['样例文件夹', '蓝色', '24', '6.50', '156.00'],
	['样例订书机', '中号', '3', '32.00', '96.00'],
	['样例记号笔', '黑色', '12', '4.00', '48.00'],
];
const EDGES = [100, 430, 620, 790, 990];

/** mixed-invoice.png: Chinese and English on one page, a list without vertical lines. */
export function mixedInvoice() {
	const { canvas, context } = sheet(1240, 1120);
	box(context, 0, 0, 1240, 120, { fill: '#e9f2ee' });
	write(context, '样例办公用品有限公司', 100, 62, { size: 38, weight: 700, colour: '#1d5c43' });
	write(context, 'Sample Office Supplies Co., Ltd.', 100, 102, { size: 24, colour: '#1d5c43' });
	write(context, 'INVOICE 发货单', 1140, 78, {
		size: 36,
		weight: 700,
		align: 'right',
		colour: '#1d5c43',
	});
	const facts = [
		['客户名称：样例科技有限公司', 'Invoice No. INV-2024-0042'],
		['联系人：李四样', 'Date: 2024-05-20'],
		['电话：010-5550199', 'Terms: 30 days net'],
	];
	facts.forEach(([left, right], i) => {
		write(context, left, 100, 200 + i * 52, { size: 29 });
		write(context, right, 720, 200 + i * 52, { size: 29 });
	});
	rule(context, 100, 350, 1140, 350, { colour: '#1d5c43', width: 3 });
	LINES.forEach((cells, r) => {
		const y = 400 + r * 62;
		cells.forEach((cell, c) =>
			write(context, cell, c < 2 ? EDGES[c] : EDGES[c] + 130, y, {
				size: 29,
				weight: r === 0 ? 700 : 400,
				align: c < 2 ? 'left' : 'right',
			}),
		);
		rule(context, 100, y + 22, 1140, y + 22, { colour: r === 0 ? '#1d5c43' : '#d5ddd9', width: 2 });
	});
	write(context, '合计 Total', 790, 760, { size: 30, weight: 700 });
	write(context, '550.00', 1120, 760, { size: 30, weight: 700, align: 'right' });
	write(context, '付款方式：银行转账', 100, 850, { size: 29 });
	write(context, '开户行：样例银行示范支行', 100, 902, { size: 29 });
	write(context, 'Thank you for your business!', 100, 990, { size: 28 });
	write(context, 'SAMPLE 样例 - not a real document', 100, 1070, { size: 22, colour: PALE });
	return canvas;
}

/** contact-poster.png: name, phone and address on a coloured poster, as on a web page. */
export function contactPoster() {
	const { canvas, context } = sheet(1100, 620, '#fff3d9');
	box(context, 0, 0, 1100, 150, { fill: '#f6c85f' });
	write(context, '样例鲜花店 开业大吉', 550, 100, { size: 60, weight: 700, align: 'center' });
	write(context, '全场八折，满100元免费送货', 550, 245, {
		size: 40,
		align: 'center',
		colour: '#7a3b12',
	});
	const lines = ['联系人：赵六样', '电话：13000000000', '地址：样例省示范市测试区虚构路8号'];
	lines.forEach((line, i) => write(context, line, 180, 350 + i * 70, { size: 38 }));
	write(context, 'SAMPLE 样例', 550, 590, { size: 26, align: 'center', colour: PALE });
	return canvas;
}
