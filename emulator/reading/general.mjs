/** general-text, handwriting and web-image: the words of the whole picture. */
import { rowsOfBoxes } from './lines.mjs';
import { rounded, scan } from './scan.mjs';

const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHAR_SETS = { digit: DIGITS, letter: LETTERS, digit_letter: DIGITS + LETTERS, general: '' };
/** Tesseract tells no fonts; these stand in for the five the service names. */
const FONTS = ['Noto Sans SC', 'Source Han Sans', 'Microsoft YaHei', 'SimHei', 'PingFang SC'];

/** Blocks of a row side by side with a tab, rows below one another. */
export const markdownOf = (blocks) =>
	rowsOfBoxes(blocks)
		.map((row) => row.map((block) => block.text).join('\t'))
		.join('\n');

/** One block as the service gives it. */
export function blockOf(block, corners, { chars = false } = {}) {
	return {
		words: block.text,
		confidence: rounded(block.confidence),
		location: corners(block),
		...(chars && {
			char_list: block.chars.map((char) => ({
				char: char.char,
				char_location: corners({ x0: char.x0, y0: block.y0, x1: char.x1, y1: block.y1 }),
				char_confidence: rounded(char.confidence),
			})),
		}),
	};
}

/** @returns the `result` of general-text */
export async function readGeneralText(picture, params) {
	const { blocks, corners, direction } = await scan(picture, {
		anyAngle: params.detect_direction === true,
		language: params.language,
	});
	return {
		direction: params.detect_direction === true ? direction : -1,
		words_block_count: blocks.length,
		words_block_list: blocks.map((block) =>
			blockOf(block, corners, { chars: params.character_mode === true }),
		),
		...(params.return_markdown_result === true && { markdown_result: markdownOf(blocks) }),
	};
}

/** @returns the `result` of handwriting */
export async function readHandwriting(picture, params) {
	const { blocks, corners } = await scan(picture, {
		anyAngle: params.detect_direction === true,
		only: CHAR_SETS[params.char_set] ?? '',
	});
	return {
		words_block_count: blocks.length,
		words_block_list: blocks.map((block) => {
			const { words, confidence, location } = blockOf(block, corners);
			return { words, type: 'text', confidence, location };
		}),
	};
}

/** Name, phone and address, as far as labels or their own form give them away. */
function contactOf(blocks) {
	const text = blocks.map((block) => block.text).join('\n');
	const labelled = (labels) =>
		text.match(new RegExp(`(?:${labels})[:：\\s]*([^\\n]+)`, 'u'))?.[1]?.trim() ?? '';
	const phone = text.match(/(?:\+?\d[\d -]{6,}\d)/u)?.[0] ?? '';
	const address = labelled('地址|收货地址|Address');
	const parts = address.match(
		/^(.*?(?:省|自治区|(?=北京市|上海市|天津市|重庆市)))?(.*?市)?(.*?[区县])?(.*)$/u,
	);
	return {
		name: labelled('姓名|收件人|联系人|收货人|Name').replace(/\s*\+?\d[\d -]{6,}\d.*$/u, ''),
		phone,
		province: parts?.[1] ?? '',
		city: parts?.[2] ?? '',
		district: parts?.[3] ?? '',
		detail_address: parts?.[4] ?? '',
	};
}

/** @returns the `result` of web-image */
export async function readWebImage(picture, params) {
	const { blocks, corners } = await scan(picture, { anyAngle: params.detect_direction === true });
	const wanted = params.extract_type ?? [];
	return {
		words_block_count: blocks.length,
		words_block_list: blocks.map((block) => ({
			...blockOf(block, corners),
			...(params.detect_font === true && {
				font_list: FONTS,
				font_scores: [0.62, 0.2, 0.09, 0.06, 0.03],
			}),
		})),
		extracted_data: {
			...(wanted.includes('contact_info') && { contact_info: contactOf(blocks) }),
			...(wanted.includes('image_size') && {
				image_size: { height: picture.height, width: picture.width },
			}),
		},
	};
}
