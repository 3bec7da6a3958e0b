/** Cards and plates: identity card, passport page, bank card, car. Every name and number is invented. */
import { box, randomSource, rule, sheet, write } from './paper.mjs';

/** A face nobody has: head and shoulders as flat shapes. */
function portrait(context, x, y, width, height, background = '#dfe6ec') {
	context.save();
	context.beginPath();
	context.rect(x, y, width, height);
	context.clip();
	context.fillStyle = background;
	context.fillRect(x, y, width, height);
	const middle = x + width / 2;
	const oval = (cx, cy, rx, ry, colour) => {
		context.fillStyle = colour;
		context.beginPath();
		context.ellipse(cx, cy, rx, ry, 0, 0, 2 * Math.PI);
		context.fill();
	};
	oval(middle, y + height * 1.02, width * 0.46, height * 0.36, '#51657a');
	oval(middle, y + height * 0.42, width * 0.25, height * 0.25, '#5b4a40');
	oval(middle, y + height * 0.46, width * 0.22, height * 0.23, '#e3c3a6');
	context.fillStyle = '#e3c3a6';
	context.fillRect(middle - width * 0.09, y + height * 0.6, width * 0.18, height * 0.14);
	context.restore();
}

/** Fine waves as on security paper, too pale to be read as ink. */
function waves(context, width, height, colour, step = 22) {
	context.save();
	context.strokeStyle = colour;
	context.lineWidth = 1.5;
	for (let y = -20; y < height + 40; y += step) {
		context.beginPath();
		for (let x = 0; x <= width; x += 10) context.lineTo(x, y + 12 * Math.sin(x / 60 + y / 90));
		context.stroke();
	}
	context.restore();
}

const LABEL = '#2f6c9e';

/** id-card.png. The number passes its check digit; area 000000 exists nowhere. */
export function idCardFront() {
	const { canvas, context } = sheet(1080, 680, '#eef4f7');
	waves(context, 1080, 680, '#e2edf2');
	box(context, 6, 6, 1068, 668, { border: '#c8d6df', line: 4, radius: 34 });
	const label = (text, x, y) => write(context, text, x, y, { size: 30, colour: LABEL });
	const value = (text, x, y, size = 36) => write(context, text, x, y, { size, weight: 500 });
	label('姓名', 80, 125);
	value('张三样', 190, 127, 40);
	label('性别', 80, 205);
	value('女', 190, 207);
	label('民族', 330, 205);
	value('汉', 440, 207);
	label('出生', 80, 285);
	[
		['1990', 190],
		['12', 350],
		['12', 460],
	].forEach(([text, x]) => value(text, x, 287));
	[
		['年', 290],
		['月', 410],
		['日', 520],
	].forEach(([text, x]) => label(text, x, 285));
	label('住址', 80, 370);
	value('样例省示范市测试区虚构', 190, 372);
	value('路123号4单元506室', 190, 430);
	label('公民身份号码', 80, 590);
	write(context, '000000199012120028', 330, 592, { size: 44, weight: 500, spacing: 5 });
	portrait(context, 760, 110, 240, 320);
	write(context, 'SAMPLE 样例', 880, 478, {
		size: 26,
		colour: '#b04a4a',
		weight: 700,
		align: 'center',
	});
	return canvas;
}

/** id-card-back.png */
export function idCardBack() {
	const { canvas, context } = sheet(1080, 680, '#eef4f7');
	waves(context, 1080, 680, '#e2edf2');
	box(context, 6, 6, 1068, 668, { border: '#c8d6df', line: 4, radius: 34 });
	box(context, 80, 80, 150, 150, { border: '#c0392b', line: 6, radius: 75 });
	write(context, '样', 155, 182, { size: 80, weight: 700, colour: '#c0392b', align: 'center' });
	write(context, '样例居民身份证', 640, 150, { size: 56, weight: 700, align: 'center' });
	write(context, 'SAMPLE', 640, 240, {
		size: 50,
		weight: 700,
		align: 'center',
		colour: '#b04a4a',
		spacing: 12,
	});
	write(context, '签发机关', 180, 490, { size: 32, weight: 500 });
	write(context, '示范市公安局测试分局', 380, 490, { size: 36 });
	write(context, '有效期限', 180, 580, { size: 32, weight: 500 });
	write(context, '2020.01.01-2040.01.01', 380, 580, { size: 36 });
	return canvas;
}

const MRZ = [
	'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
	'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
];

/** passport.png: the specimen of ICAO Doc 9303, citizen of Utopia. */
export function passportPage() {
	const { canvas, context } = sheet(1240, 880, '#f6f1ea');
	waves(context, 1240, 700, '#efe6db', 26);
	write(context, 'UTOPIA', 60, 70, { size: 40, weight: 700, colour: '#7b2d3b' });
	write(context, 'PASSPORT', 300, 70, { size: 34, weight: 500, colour: '#7b2d3b' });
	write(context, 'SPECIMEN - SAMPLE 样例', 1180, 70, {
		size: 26,
		weight: 700,
		colour: '#b04a4a',
		align: 'right',
	});
	portrait(context, 60, 120, 320, 420, '#e6ded2');
	const fields = [
		['Type', 'P', 430, 150],
		['Country code', 'UTO', 590, 150],
		['Passport No.', 'L898902C3', 850, 150],
		['Surname', 'ERIKSSON', 430, 245],
		['Given names', 'ANNA MARIA', 430, 340],
		['Nationality', 'UTOPIAN', 430, 435],
		['Sex', 'F', 850, 435],
		['Date of birth', '12 AUG 1974', 430, 530],
		['Place of birth', 'ZENITH', 850, 530],
		['Date of issue', '16 APR 2007', 430, 625],
		['Date of expiry', '15 APR 2012', 850, 625],
	];
	for (const [label, value, x, y] of fields) {
		write(context, label, x, y, { size: 20, colour: '#7b5a4a' });
		write(context, value, x, y + 42, { size: 32, weight: 500 });
	}
	box(context, 0, 710, 1240, 170, { fill: '#fdfcfa' });
	// Fixed pitch as in OCR-B: each character in the middle of its place
	MRZ.forEach((line, r) =>
		[...line].forEach((character, i) => {
			const [x, y] = [72 + i * 25.4, 772 + r * 64];
			write(context, character, x, y, { size: 33, weight: 500, align: 'center' });
			// OCR-B gives the I its bars, so that it cannot be taken for a 1 or a J
			if (character === 'I')
				for (const bar of [y - 23, y - 1.5]) rule(context, x - 6, bar, x + 6, bar, { width: 3 });
		}),
	);
	return canvas;
}

/** bankcard.png. 6222 0000 0000 0017 passes the Luhn check; no bank issues that range to the bank named here. */
export function bankCard() {
	const { canvas, context } = sheet(1080, 680, '#ffffff');
	box(context, 0, 0, 1080, 680, { fill: '#14486b', radius: 40 });
	context.save();
	context.globalAlpha = 0.05;
	for (const radius of [260, 360, 460]) {
		context.beginPath();
		context.arc(980, 120, radius, 0, 2 * Math.PI);
		context.fillStyle = '#ffffff';
		context.fill();
	}
	context.restore();
	const light = '#f4f7fa';
	write(context, '样例银行', 70, 115, { size: 52, weight: 700, colour: light });
	write(context, 'SAMPLE BANK', 72, 165, { size: 26, colour: light, spacing: 4 });
	write(context, '借记卡', 1010, 115, { size: 38, colour: light, align: 'right' });
	box(context, 75, 240, 130, 96, { fill: '#d8b45a', radius: 14 });
	for (const y of [272, 304]) rule(context, 75, y, 205, y, { colour: '#a8853a' });
	rule(context, 140, 240, 140, 336, { colour: '#a8853a' });
	write(context, '6222 0000 0000 0017', 75, 450, {
		size: 66,
		weight: 500,
		colour: light,
		spacing: 6,
	});
	write(context, 'VALID THRU', 430, 532, { size: 22, colour: light });
	write(context, '12/29', 590, 537, { size: 40, weight: 500, colour: light });
	write(context, 'ZHANG SANYANG', 75, 615, { size: 38, colour: light });
	write(context, 'NOT A REAL CARD', 1010, 615, { size: 26, colour: light, align: 'right' });
	return canvas;
}

/** license-plate.png: the back of a car. 京A00000 is given to nobody. */
export function licensePlate() {
	const { canvas, context } = sheet(1200, 800, '#c9d3da');
	box(context, 0, 560, 1200, 240, { fill: '#7d8489' });
	const random = randomSource(3);
	for (let i = 0; i < 60; i++)
		box(context, random() * 1200, 680 + random() * 50, 12, 3, { fill: '#747b80' });
	box(context, 130, 150, 940, 520, { fill: '#a52a2a', radius: 90 });
	box(context, 250, 180, 700, 190, { fill: '#2c3a45', radius: 50 });
	for (const x of [165, 905]) box(context, x, 400, 130, 80, { fill: '#e8b04c', radius: 20 });
	box(context, 150, 600, 900, 60, { fill: '#3a3d40', radius: 24 });
	for (const x of [190, 870]) box(context, x, 650, 140, 90, { fill: '#1d1f21', radius: 20 });
	box(context, 380, 425, 440, 140, { fill: '#1546a0', radius: 12 });
	box(context, 388, 433, 424, 124, { border: '#ffffff', line: 4, radius: 9 });
	write(context, '京A·00000', 600, 521, {
		size: 72,
		weight: 500,
		colour: '#ffffff',
		align: 'center',
	});
	write(context, 'SAMPLE 样例', 600, 760, {
		size: 30,
		weight: 700,
		colour: '#e9edf0',
		align: 'center',
	});
	return canvas;
}
