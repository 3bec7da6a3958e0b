/** Running text: a letter, a notice, a PDF of two pages. */
import { PDFDocument, StandardFonts, rgb } from 'pdf-lib';
import { box, paragraph, rule, sheet, write, PALE } from './paper.mjs';

const LETTER = [
	'Dear Ms Sample,',
	'',
	'Thank you for your order of 18 May 2024. All goods left our',
	'warehouse this morning and will reach you within five days.',
	'',
	'The invoice total is 1,284.50 EUR and is due on 17 June 2024.',
	'Please quote order number SO-2024-0518 with your payment.',
	'',
	'If a parcel arrives damaged, take a photo and write to us at',
	'service@example.com or call +00 000 555 0100.',
	'',
	'With kind regards,',
	'Alex Example',
	'Head of Customer Service',
];

/** english-letter.png */
export function englishLetter() {
	const { canvas, context } = sheet(1240, 1100);
	box(context, 0, 0, 1240, 14, { fill: '#2f6f8f' });
	write(context, 'Example Trading Ltd.', 110, 130, { size: 46, weight: 700, colour: '#1f4f68' });
	write(context, '12 Sample Street, 00000 Exampletown', 110, 178, { size: 25, colour: '#5a6470' });
	write(context, '18 May 2024', 1130, 260, { align: 'right' });
	rule(context, 110, 205, 1130, 205, { colour: '#2f6f8f' });
	paragraph(context, LETTER, 110, 330, 48, { size: 29 });
	write(context, 'This letter is a sample. No person or company in it exists.', 110, 1050, {
		size: 22,
		colour: PALE,
	});
	return canvas;
}

const NOTICE = [
	'各位同事：',
	'　　为保障办公安全，公司定于2024年6月15日（星期六）',
	'上午九点至下午五点对三号楼进行电路检修，届时将停止',
	'供电。请各部门提前保存文件并关闭电脑和空调。',
	'　　检修期间会议室暂停使用，访客请到一号楼登记。',
	'如有疑问，请联系行政部张三样，电话010-5550100。',
	'　　感谢大家的理解与配合！',
];

/** chinese-notice.png */
export function chineseNotice() {
	const { canvas, context } = sheet(1240, 1000, '#fffdf8');
	box(context, 40, 40, 1160, 920, { border: '#b3382c', line: 4 });
	write(context, '关于停电检修的通知', 620, 160, { size: 56, weight: 700, align: 'center' });
	write(context, '样例通字第2024008号', 620, 225, { size: 27, align: 'center', colour: '#555555' });
	rule(context, 110, 260, 1130, 260, { colour: '#b3382c', width: 3 });
	paragraph(context, NOTICE, 120, 345, 66, { size: 36 });
	write(context, '样例科技有限公司行政部', 1120, 840, { size: 34, align: 'right' });
	write(context, '2024年6月10日', 1120, 900, { size: 34, align: 'right' });
	return canvas;
}

const PAGES = [
	[
		'Service Agreement',
		[
			'between Example Trading Ltd. and Sample Works Inc.',
			'',
			'1. Sample Works maintains the conveyor line in hall 3.',
			'2. Maintenance takes place every second Tuesday.',
			'3. The yearly fee is 24,600.00 EUR, paid in four parts.',
			'4. Either party may end this agreement in writing with',
			'    a notice period of ninety days.',
		],
	],
	[
		'Annex A: Contacts',
		[
			'Technical manager: Robin Sample, extension 4410',
			'Spare parts: parts@example.com',
			'Emergency line: +00 000 555 0199',
			'',
			'Signed in Exampletown on 3 March 2024',
		],
	],
];

/** two-page.pdf: text drawn with a font of the PDF standard, so nothing is embedded. */
export async function twoPagePdf() {
	const pdf = await PDFDocument.create();
	// A fixed date: the same file at every run
	pdf.setCreationDate(new Date(0));
	pdf.setModificationDate(new Date(0));
	const plain = await pdf.embedFont(StandardFonts.Helvetica);
	const bold = await pdf.embedFont(StandardFonts.HelveticaBold);
	PAGES.forEach(([title, lines], number) => {
		const page = pdf.addPage([595, 480]);
		page.drawText(title, { x: 60, y: 400, size: 24, font: bold, color: rgb(0.12, 0.31, 0.41) });
		page.drawLine({
			start: { x: 60, y: 386 },
			end: { x: 535, y: 386 },
			thickness: 1.5,
			color: rgb(0.18, 0.44, 0.56),
		});
		lines.forEach((line, i) =>
			page.drawText(line, { x: 60, y: 350 - i * 26, size: 14, font: plain }),
		);
		page.drawText(`SAMPLE - page ${number + 1} of 2`, {
			x: 60,
			y: 50,
			size: 11,
			font: plain,
			color: rgb(0.4, 0.4, 0.4),
		});
	});
	return Buffer.from(await pdf.save());
}
