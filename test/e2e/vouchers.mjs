/** Small pictures that differ in the number on them. */
import { sheet, write } from '../../demo/drawing/paper.mjs';

/** Numbers of five digits that have little in common. */
export const voucherNumbers = (count) =>
	Array.from({ length: count }, (_, index) => String(10_000 + index * 379));

/** @param {string} number @returns {Buffer} PNG */
export function voucher(number) {
	const { canvas, context } = sheet(420, 100);
	write(context, `Voucher ${number}`, 30, 62, { size: 40 });
	return canvas.toBuffer('image/png');
}
