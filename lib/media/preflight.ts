import type { FileInput } from '../catalogue/types';
import { base64Length } from '../huawei/requestBody';
import { detectFormat, type DetectedFormat } from './format/detect';
import {
	ENLARGE_REMEDY,
	formatRemedy,
	type OtherReader,
	shrinkRemedy,
	weightRemedy,
} from './remedies';
import { pixelSize, type Size } from './size/readSize';

/** Why a file is not worth a call. All texts are for the user. */
export interface PreflightProblem {
	kind: 'empty' | 'format' | 'weight' | 'sides' | 'pixels';
	/** What is allowed, e.g. "at most 8,192 pixels on each side" */
	limit: string;
	/** What the file has, e.g. "9,000 x 100 pixels" */
	found: string;
	/** One sentence that names the file, the value found and the limit */
	message: string;
	/** The next step */
	remedy: string;
}

export type Preflight =
	| { ok: true; format: DetectedFormat; width?: number; height?: number; base64Bytes: number }
	| { ok: false; problem: PreflightProblem };

const number = (value: number): string => value.toLocaleString('en-US');

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

function list(names: readonly string[]): string {
	if (names.length < 2) return names.join('');
	return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

type Checked = { name: string; file: FileInput };
type Finding = Omit<PreflightProblem, 'message'> & { says: string };

function wrongFormat(
	format: DetectedFormat | undefined,
	{ name, file }: Checked,
	others: OtherReader,
): Finding {
	const limit = list(file.formats);
	const found = format?.phrase ?? 'in no known format';
	const behind = format?.encrypted ? ' behind a password' : '';
	return {
		kind: 'format',
		limit,
		found: found + behind,
		says: `is ${found}${behind}; ${name} reads ${limit}.`,
		remedy: formatRemedy(format?.id, file.formats, others),
	};
}

function checkWeight(
	bytes: number,
	format: DetectedFormat,
	{ name, file }: Checked,
): Finding | undefined {
	const length = base64Length(bytes);
	if (length <= file.maxBase64Bytes) return undefined;
	const largest = Math.floor(file.maxBase64Bytes / 4) * 3;
	const limit = `at most ${megabytes(file.maxBase64Bytes)} in Base64, a file of ${megabytes(largest)}`;
	return {
		kind: 'weight',
		limit,
		found: `${megabytes(bytes)}, ${megabytes(length)} in Base64`,
		says: `has ${megabytes(bytes)}, which makes ${megabytes(length)} in Base64; ${name} takes ${limit}.`,
		remedy: weightRemedy(format.id),
	};
}

function checkPixels({ width, height }: Size, { name, file }: Checked): Finding | undefined {
	const found = `${number(width)} x ${number(height)} pixels`;
	const sides = (limit: string, remedy: string): Finding => ({
		kind: 'sides',
		limit,
		found,
		says: `has ${found}; ${name} takes ${limit}.`,
		remedy,
	});
	if (Math.min(width, height) < file.minSide) {
		return sides(`at least ${number(file.minSide)} pixels on each side`, ENLARGE_REMEDY);
	}
	if (Math.max(width, height) > file.maxSide) {
		const limit = `at most ${number(file.maxSide)} pixels on each side`;
		return sides(limit, shrinkRemedy(file.maxSide));
	}
	if (file.maxPixels === undefined || width * height <= file.maxPixels) return undefined;
	const limit = `at most ${number(file.maxPixels)} pixels in all`;
	return {
		kind: 'pixels',
		limit,
		found: `${found}, ${number(width * height)} in all`,
		says: `has ${found}, ${number(width * height)} in all; ${name} takes ${limit}.`,
		remedy: shrinkRemedy(Math.floor(Math.sqrt(file.maxPixels))),
	};
}

/**
 * Looks at a file before it is sent: whether the operation reads its format, and whether it keeps to the limits of
 * sides, pixels and size in Base64. What the bytes do not tell never stands in the way. `others` names another
 * operation that reads a format. Never throws.
 */
export function preflight(
	file: { bytes: Buffer; fileName?: string },
	entry: Checked,
	others: OtherReader = () => undefined,
): Preflight {
	const { bytes, fileName } = file;
	const refuse = ({ says, ...finding }: Finding): Preflight => ({
		ok: false,
		problem: { ...finding, message: `${fileName ? `"${fileName}"` : 'The file'} ${says}` },
	});
	if (bytes.length === 0) {
		return refuse({
			kind: 'empty',
			limit: 'at least 1 byte',
			found: '0 bytes',
			says: 'is empty.',
			remedy: 'Look at what the node that delivers the file gives out.',
		});
	}
	const format = detectFormat(bytes);
	if (!format || !(entry.file.formats as readonly string[]).includes(format.id)) {
		return refuse(wrongFormat(format, entry, others));
	}
	const size = pixelSize(bytes, format.id);
	const outside = checkWeight(bytes.length, format, entry) ?? (size && checkPixels(size, entry));
	if (outside) return refuse(outside);
	return { ok: true, format, ...size, base64Bytes: base64Length(bytes.length) };
}
