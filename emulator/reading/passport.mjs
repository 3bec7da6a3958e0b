/** passport: the machine-readable zone, and the fields printed above it by their labels. */
import { parse } from 'mrz';
import { answerOf, below, matching, tight } from './fields.mjs';
import { Refused } from './refused.mjs';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<';
const LENGTH = 44;
const MONTHS = 'JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC';

/** The two lines, each brought to its 44 characters: runs of fillers are often miscounted. */
async function zoneOf(read) {
	const lines = read.blocks
		.filter((block) => tight(block.text).length > 30 && /<|«|K{4}|C{4}/.test(block.text))
		.sort((a, b) => a.y0 - b.y0)
		.slice(-2);
	if (lines.length < 2) return undefined;
	const texts = await Promise.all(
		lines.map(async (line) => (await read.again(line, { only: ALPHABET })).text),
	);
	const first = texts[0].replace(/<+$/, '').padEnd(LENGTH, '<').slice(0, LENGTH);
	const [, head, tail] = texts[1].match(/^(.*?)<*(<\d\d|\d\d)$/) ?? [];
	const second = head === undefined ? texts[1] : head.padEnd(LENGTH - 2, '<') + tail.slice(-2);
	return { first, second: second.padEnd(LENGTH, '<').slice(0, LENGTH), lines };
}

/** YYMMDD as a date; the century is the latest that gives a date not after `limit`. */
function dateOf(short, limit) {
	if (!/^\d{6}$/.test(short ?? '')) return '';
	const [year, month, day] = [short.slice(0, 2), short.slice(2, 4), short.slice(4)];
	const recent = `20${year}-${month}-${day}`;
	return recent <= limit ? recent : `19${year}-${month}-${day}`;
}

/** "16 APR 2007" as 2007-04-16. */
function printedDate(value) {
	const match = value?.text.match(/(\d{1,2})\s*([A-Za-z]{3})[A-Za-z]*\s*(\d{4})/);
	const month = match ? MONTHS.indexOf(match[2].toUpperCase()) / 3 + 1 : 0;
	if (!Number.isInteger(month) || month < 1) return value;
	return {
		...value,
		text: `${match[3]}-${String(month).padStart(2, '0')}-${match[1].padStart(2, '0')}`,
	};
}

/** @returns the `result` of passport */
export async function passport(read, params, today) {
	const zone = await zoneOf(read);
	if (!zone) throw new Refused();
	const { fields } = parse([zone.first, zone.second], { autocorrect: true });
	// Check digits stand behind what comes from the zone
	const sure = (text) => ({ text: text ?? '', confidence: text ? 0.99 : 0, blocks: [] });
	const nationality = below(read.blocks, /^Nationality/i);
	return {
		...answerOf(
			{
				passport_type: sure(zone.first[0]),
				country_code: sure(fields.issuingState ?? zone.first.slice(2, 5)),
				passport_number: sure(fields.documentNumber),
				nationality: nationality ?? sure(fields.nationality),
				surname: sure(fields.lastName),
				given_name: sure(fields.firstName),
				sex: sure({ male: 'M', female: 'F' }[fields.sex] ?? ''),
				date_of_birth: sure(dateOf(fields.birthDate, today)),
				date_of_expiry: sure(dateOf(fields.expirationDate, '2099-12-31')),
				date_of_issue: printedDate(below(read.blocks, /^Date of issue/i)),
				place_of_birth: below(read.blocks, /^Place of birth/i),
				place_of_issue: below(read.blocks, /^Place of issue/i),
				issuing_authority:
					below(read.blocks, /^(Issuing )?Authority/i) ?? matching(read.blocks, /^P\.R\.China$/),
			},
			read,
		),
		extra_info: {},
		machine_code: zone.first,
		machine_code2: zone.second,
	};
}
