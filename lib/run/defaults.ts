/** What a user may set for a run: the value that holds when nothing is set, and its bounds. Panel and run read it here. */
export const runNumbers = {
	/** Requests for one call, the first one included */
	attempts: { default: 4, least: 1, most: 10 },
	/** Documents under way at the same time */
	concurrency: { default: 5, least: 1, most: 50 },
	/** Calls a minute; 0 is no limit */
	maxCallsPerMinute: { default: 0, least: 0, most: 1_000_000 },
	/** Billed calls of a run; 0 is no end */
	stopAfterCalls: { default: 0, least: 0, most: 1_000_000_000 },
	/** Seconds for one call with all its attempts */
	timeBudget: { default: 300, least: 1, most: 86_400 },
	/** Seconds for one attempt */
	timeout: { default: 60, least: 1, most: 300 },
} as const;

/** What a user may switch on or off for a run. */
export const runSwitches = {
	checkFiles: true,
	recognizeOnce: true,
	rememberAnswers: false,
	repeatAfterLostAnswer: true,
} as const;
