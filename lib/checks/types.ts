/** Why a value is doubtful, in words without a full stop. */
export interface Finding {
	reason: string;
	/** The value that one changed character would make right, where there is only one such change */
	expected?: string | number;
}

/** A finding about a field (dotted path, rows counted from 1). */
export interface Doubt extends Finding {
	field: string;
}

/** The fields of a shaped document: ISO dates, numbers, texts. */
export type DocumentFields = Readonly<Record<string, unknown>>;
