/** What arrived and what came of it: the record that tests compare the client's story with. */

const keptRequests = 50_000;

export class Stats {
	/** @param {() => number} clock */
	constructor(clock) {
		this.clock = clock;
		this.started = clock();
		this.requests = [];
		this.arrivals = 0;
		this.inFlight = 0;
		this.maxInFlight = 0;
		this.byApi = {};
		this.byOutcome = {};
		this.byCode = {};
		this.billed = 0;
		this.billedDocuments = new Set();
		this.tokenCalls = 0;
		this.tokensIssued = 0;
		this.projectCalls = 0;
		this.refusedSignatures = 0;
		this.refusedLogins = 0;
		this.faults = {};
	}
	/** @returns the record of a request, which the caller fills in until `leave` */
	arrive(api, requestId) {
		this.inFlight += 1;
		this.maxInFlight = Math.max(this.maxInFlight, this.inFlight);
		const record = {
			order: ++this.arrivals,
			api,
			requestId,
			at: this.clock(),
			inFlight: this.inFlight,
		};
		this.byApi[api] = (this.byApi[api] ?? 0) + 1;
		if (api === 'iam.tokens') this.tokenCalls += 1;
		if (api === 'iam.projects') this.projectCalls += 1;
		if (this.requests.length < keptRequests) this.requests.push(record);
		return record;
	}
	/** Called once, when the answer has left or the connection is gone. */
	leave(record) {
		this.inFlight -= 1;
		record.doneAt = this.clock();
		record.outcome ??= 'aborted';
		this.byOutcome[record.outcome] = (this.byOutcome[record.outcome] ?? 0) + 1;
		if (record.code) this.byCode[record.code] = (this.byCode[record.code] ?? 0) + 1;
		if (record.fault) this.faults[record.fault] = (this.faults[record.fault] ?? 0) + 1;
		if (record.outcome === 'signature') this.refusedSignatures += 1;
		if (record.outcome === 'login') this.refusedLogins += 1;
		if (!record.billed) return;
		this.billed += 1;
		this.billedDocuments.add(
			`${record.api} ${record.documentHash} ${JSON.stringify(record.parameters)}`,
		);
	}
	report() {
		const { billedDocuments, clock, ...rest } = this;
		return { ...rest, billedDistinct: billedDocuments.size };
	}
}
