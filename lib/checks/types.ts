/** A field a person should look at (dotted path, rows counted from 1) and why, in words without a full stop. */
export interface Doubt {
	field: string;
	reason: string;
}
