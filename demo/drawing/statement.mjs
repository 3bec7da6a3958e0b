/** balance-sheet.png: a financial statement of a company that does not exist. */
import { box, rule, sheet, write, PALE } from './paper.mjs';

const EDGES = [80, 520, 820, 1120];
const ROWS = [
	['项目', '本年余额', '上年余额'],
	['货币资金', '125,000.00', '98,500.00'],
	['应收账款', '64,200.00', '71,300.00'],
	['存货', '38,750.00', '42,100.00'],
	['流动资产合计', '227,950.00', '211,900.00'],
	['固定资产', '310,000.00', '325,000.00'],
	['资产总计', '537,950.00', '536,900.00'],
];

/** Lines add up: current assets are the sum of the three above them, total assets add the fixed ones. */
export function balanceSheet() {
	const { canvas, context } = sheet(1200, 860);
	write(context, '资产负债表', 600, 90, { size: 44, weight: 700, align: 'center' });
	write(context, '编制单位：样例科技有限公司', 80, 160, { size: 27 });
	write(context, '2024年05月31日', 1120, 160, { size: 27, align: 'right' });
	const [top, step] = [200, 76];
	box(context, 80, top, 1040, step, { fill: '#eef1f7' });
	const lines = [...ROWS, null].map((_, row) => top + row * step);
	for (const y of lines) rule(context, 79, y, 1121, y);
	for (const x of EDGES) rule(context, x, top, x, lines.at(-1));
	ROWS.forEach(([name, end, begin], row) => {
		const y = top + row * step + 49;
		const weight = row === 0 || name.endsWith('计') ? 700 : 400;
		write(context, name, EDGES[0] + 24, y, { size: 29, weight });
		write(context, end, EDGES[2] - 24, y, { size: 29, weight, align: 'right' });
		write(context, begin, EDGES[3] - 24, y, { size: 29, weight, align: 'right' });
	});
	write(context, 'SAMPLE 样例 - invented figures', 80, lines.at(-1) + 60, {
		size: 22,
		colour: PALE,
	});
	return canvas;
}
