/** train-ticket: the paper ticket; its fields are told by their form and place. */
import { answerOf, matching, tight, together } from './fields.mjs';
import { rowsOfBoxes } from './lines.mjs';
import { Refused } from './refused.mjs';

/** Stations stand left and right of the train number; their names in letters below. */
function stationsOf(blocks, train) {
	const row = rowsOfBoxes(blocks).find((each) => each.includes(train)) ?? [];
	const named = row.filter((block) => block !== train && /[\u3400-\u9fff]/u.test(block.text));
	const side = (test) => {
		const parts = named.filter(test);
		return parts.length > 0
			? together(parts, tight(parts.map((part) => part.text).join('')).replace(/站$/, ''))
			: undefined;
	};
	const latin = (station) =>
		station &&
		blocks.find(
			(block) =>
				/^[A-Z][a-z]{3,}$/.test(tight(block.text)) &&
				block.y0 > station.y0 &&
				block.y0 < station.y1 + 80 &&
				block.x0 < station.x1 &&
				block.x1 > station.x0,
		);
	const [from, to] = [
		side((block) => block.x1 <= train.x0 + 5),
		side((block) => block.x0 >= train.x1 - 5),
	];
	const [fromLatin, toLatin] = [latin(from), latin(to)];
	return {
		departure_station: from,
		destination_station: to,
		departure_station_en: fromLatin && together([fromLatin]),
		destination_station_en: toLatin && together([toLatin]),
	};
}

/** @returns the `result` of train-ticket */
export async function trainTicket(read, params = {}) {
	const { blocks } = read;
	const train = blocks.find((block) => /^[GDCZTKYLS]\d{1,4}$/.test(tight(block.text)));
	if (!train) throw new Refused();
	const id = matching(blocks, /^([A-Z]\d{2}[A-Z]\d{6}|[A-Z]\d{6,9})$/);
	const holder = matching(blocks, /^(\d{6,10}\*{4}\d{3}[\dX])/);
	const holderRow = rowsOfBoxes(blocks).find((row) => row.includes(holder?.blocks[0])) ?? [];
	const holderName = holderRow.find((block) => /^[\u3400-\u9fff·]{2,6}$/u.test(tight(block.text)));
	const departure = matching(blocks, /(\d{4}年\d{1,2}月\d{1,2}日\d{1,2}[:：]\d{2})/);
	return answerOf(
		{
			ticket_id: id,
			check_port: matching(blocks, /^检票(?:口)?[:：]?(.+)$/),
			train_number: together([train]),
			...stationsOf(blocks, train),
			departure_time: departure && { ...departure, text: departure.text.replace('：', ':') },
			seat_number: matching(blocks, /(\d{1,2}车\d{1,3}[A-F]?号?)/),
			ticket_price: matching(blocks, /[¥￥]?(\d+\.\d{1,2})元?$/),
			sale_method: matching(blocks, /^(网|现|支|微)$/),
			seat_category: matching(blocks, /([一二特商务无硬软]{1,2}等?[座卧](?:铺)?)$/),
			ticket_changing: matching(blocks, /(改签|退票费|变更到站)/),
			id_number: holder,
			name: holderName && together([holderName]),
			log_id: matching(blocks, /^(\d{8,}[A-Z]?\d*[A-Z]\d+)/),
			sale_location: matching(blocks, /([\u3400-\u9fff]+)售$/u),
			invoice_style: 'paper',
		},
		read,
		{ places: params.return_text_location === true },
	);
}
