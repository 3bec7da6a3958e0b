/** Checks a file against the limits of an operation before it is sent. */
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
import { Refused } from '../refused';

const numberText = (value: number): string => value.toLocaleString('en-US');

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

function list(names: readonly string[]): string {
	if (names.length < 2) return names.join('');
	return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

type Checked = { name: string; file: FileInput };

/** Why a file is refused before the call: the words that follow its name, and the next step. */
type FileFinding = { says: string; remedy: string };

function wrongFormat(
	format: DetectedFormat | undefined,
	{ name, file }: Checked,
	others: OtherReader,
): FileFinding {
	const behind = format?.encrypted ? ' behind a password' : '';
	return {
		says: `is ${format?.phrase ?? 'in no known format'}${behind}; ${name} reads ${list(file.formats)}.`,
		remedy: formatRemedy(format?.id, file.formats, others),
	};
}

function checkWeight(
	bytes: number,
	format: DetectedFormat,
	{ name, file }: Checked,
): FileFinding | undefined {
	const length = base64Length(bytes);
	if (length <= file.maxBase64Bytes) return undefined;
	const largest = Math.floor(file.maxBase64Bytes / 4) * 3;
	const limit = `at most ${megabytes(file.maxBase64Bytes)} in Base64, a file of ${megabytes(largest)}`;
	return {
		says: `has ${megabytes(bytes)}, which makes ${megabytes(length)} in Base64; ${name} takes ${limit}.`,
		remedy: weightRemedy(format.id),
	};
}

function checkPixels({ width, height }: Size, { name, file }: Checked): FileFinding | undefined {
	const pixels = `${numberText(width)} x ${numberText(height)} pixels`;
	if (Math.min(width, height) < file.minSide) {
		const limit = `at least ${numberText(file.minSide)} pixels on each side`;
		return { says: `has ${pixels}; ${name} takes ${limit}.`, remedy: ENLARGE_REMEDY };
	}
	if (Math.max(width, height) > file.maxSide) {
		const limit = `at most ${numberText(file.maxSide)} pixels on each side`;
		return { says: `has ${pixels}; ${name} takes ${limit}.`, remedy: shrinkRemedy(file.maxSide) };
	}
	if (file.maxPixels === undefined || width * height <= file.maxPixels) return undefined;
	const limit = `at most ${numberText(file.maxPixels)} pixels in all`;
	return {
		says: `has ${pixels}, ${numberText(width * height)} in all; ${name} takes ${limit}.`,
		remedy: shrinkRemedy(Math.floor(Math.sqrt(file.maxPixels))),
	};
}

function findingOf(bytes: Buffer, entry: Checked, others: OtherReader): FileFinding | undefined {
	if (bytes.length === 0) {
		return { says: 'is empty.', remedy: 'Check the node that delivers the file.' };
	}
	const format = detectFormat(bytes);
	if (!format || !(entry.file.formats as readonly string[]).includes(format.id)) {
		return wrongFormat(format, entry, others);
	}
	const size = pixelSize(bytes, format.id);
	return checkWeight(bytes.length, format, entry) ?? (size && checkPixels(size, entry));
}

/**
 * Looks at a file before it is sent: whether the operation reads its format, and whether it keeps to the limits of
 * sides, pixels and size in Base64. What cannot be read from the bytes is not refused. `others` names another
 * operation that reads a format.
 * @throws Refused when the service would not accept the file
 */
export function preflight(
	{ bytes, fileName }: { bytes: Buffer; fileName?: string },
	entry: Checked,
	others: OtherReader = () => undefined,
): void {
	const finding = findingOf(bytes, entry, others);
	if (!finding) return;
	throw new Refused(`${fileName ? `"${fileName}"` : 'The file'} ${finding.says}`, finding.remedy);
}
