import type { FileInput, Format } from '../types';

/** The page most entries without a page of their own follow: limits and formats of every API. */
export const productPage = 'https://support.huaweicloud.com/productdesc-ocr/ocr_01_0006.html';

export const pictureFormats: readonly Format[] = ['JPEG', 'PNG', 'BMP', 'TIFF'];

/** What most APIs take: a picture of 15 to 8192 pixels a side, at most 10 MB as Base64. */
export const pictureFile: FileInput = {
	field: 'image',
	formats: pictureFormats,
	minSide: 15,
	maxSide: 8192,
	maxBase64Bytes: 10_485_760,
};
