/** Checks a file against the limits of an operation before it is sent. */
import type { FileInput } from '../catalogue/types';
import { base64Length } from '../huawei/requestBody';
import { Refused } from '../refused';
import { detectFormat } from './format/detect';
import type { FormatId } from './format/formats';
import {
	ENLARGE_REMEDY,
	formatRemedy,
	type OtherReader,
	shrinkRemedy,
	weightRemedy,
} from './remedies';
import { pixelSize, type Size } from './size/readSize';

const numberText = (value: number): string => value.toLocaleString('en-US');

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** e.g. "JPEG, PNG and BMP" */
const list = (names: readonly string[]): string => new Intl.ListFormat('en-GB').format(names);

type Limits = { name: string; file: FileInput };

/** Why a file is refused before the call: the words that follow its name, and the next step. */
type Finding = readonly [says: string, remedy: string];

function checkWeight(bytes: number, id: FormatId, { name, file }: Limits): Finding | undefined {
	const length = base64Length(bytes);
	if (length <= file.maxBase64Bytes) return undefined;
	const largest = megabytes(Math.floor(file.maxBase64Bytes / 4) * 3);
	return [
		`has ${megabytes(bytes)}, which makes ${megabytes(length)} in Base64; ${name} takes at most ${megabytes(file.maxBase64Bytes)} in Base64, a file of ${largest}.`,
		weightRemedy(id),
	];
}

function checkPixels({ width, height }: Size, { name, file }: Limits): Finding | undefined {
	const { minSide, maxSide, maxPixels = Infinity } = file;
	const [pixels, all] = [`has ${numberText(width)} x ${numberText(height)} pixels`, width * height];
	if (Math.min(width, height) < minSide) {
		return [
			`${pixels}; ${name} takes at least ${numberText(minSide)} pixels on each side.`,
			ENLARGE_REMEDY,
		];
	}
	if (Math.max(width, height) > maxSide) {
		return [
			`${pixels}; ${name} takes at most ${numberText(maxSide)} pixels on each side.`,
			shrinkRemedy(maxSide),
		];
	}
	if (all <= maxPixels) return undefined;
	return [
		`${pixels}, ${numberText(all)} in all; ${name} takes at most ${numberText(maxPixels)} pixels in all.`,
		shrinkRemedy(Math.floor(Math.sqrt(maxPixels))),
	];
}

function findingOf(bytes: Buffer, limits: Limits, others: OtherReader): Finding | undefined {
	if (bytes.length === 0) return ['is empty.', 'Check the node that delivers the file.'];
	const format = detectFormat(bytes);
	const formats: readonly string[] = limits.file.formats;
	if (!format || !formats.includes(format.id)) {
		return [
			`is ${format?.phrase ?? 'in no known format'}; ${limits.name} reads ${list(formats)}.`,
			formatRemedy(format?.id, formats, others),
		];
	}
	const size = pixelSize(bytes, format.id);
	return checkWeight(bytes.length, format.id, limits) ?? (size && checkPixels(size, limits));
}

/**
 * Looks at a file before it is sent: whether the operation reads its format, and whether it keeps to the limits of
 * sides, pixels and size in Base64. What cannot be read from the bytes is not refused. `others` names another
 * operation that reads a format.
 * @throws Refused when the service would not accept the file
 */
export function preflight(
	{ bytes, fileName }: { bytes: Buffer; fileName?: string },
	limits: Limits,
	others: OtherReader = () => undefined,
): void {
	const [says, remedy] = findingOf(bytes, limits, others) ?? [];
	if (!says || !remedy) return;
	throw new Refused(`${fileName ? `"${fileName}"` : 'The file'} ${says}`, remedy);
}
