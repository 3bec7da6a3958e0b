/** Turns the places of the service into boxes of one form. */

export type Point = [x: number, y: number];

/** Four corners in pixels of the page as it was sent: top left, top right, bottom right, bottom left as the text runs. */
export type Box = [Point, Point, Point, Point];

const isPoint = (value: unknown): value is Point =>
	Array.isArray(value) && Number.isFinite(value[0]) && Number.isFinite(value[1]);

/** The box of a list of corners `[x, y]`: four as they came, any other number as the rectangle around them. Else undefined. */
export function boxOf(location: unknown): Box | undefined {
	if (!Array.isArray(location) || location.length < 2 || location.length > 100) return undefined;
	if (!location.every(isPoint)) return undefined;
	const points = location.map(([x, y]): Point => [x, y]);
	if (points.length === 4) return points as Box;
	const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
	const [left, right] = [Math.min(...xs), Math.max(...xs)];
	const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
	return [
		[left, top],
		[right, top],
		[right, bottom],
		[left, bottom],
	];
}

/** The boxes of a value, which may be in several parts; none where a place has another form. */
export function boxesOf(location: unknown): Box[] {
	const whole = boxOf(location);
	if (whole) return [whole];
	const parts: unknown[] = Array.isArray(location) ? location : [];
	return parts.map((part) => boxOf(part)).filter((box) => box !== undefined);
}
