import { Refused } from '../../refused';

/** Thrown when a file needs more work or memory than any real one. */
export class OverBudget extends Error {}

/** What reading one file may cost, in bytes read or kept in memory: about a second of work. */
const BUDGET = 64 * 1024 * 1024;

/** Between two pauses: some 20 milliseconds of work. */
const PAUSE_AFTER = 2 * 1024 * 1024;

/** Most that one step may cost without a pause: no single object of a real file is near it. */
const MOST_AT_ONCE = 4 * 1024 * 1024;

/** Lets other work run: gives a promise that a timer or the system resolves. */
export type Pause = () => Promise<unknown>;

/** What may still be spent on a file: keeps every loop finite, memory bounded and the event loop free. */
export class PdfBudget {
	private left = BUDGET;
	private sincePause = 0;

	constructor(readonly pause: Pause) {}

	/** @throws OverBudget */
	spend(cost: number): void {
		this.left -= cost;
		this.sincePause += cost;
		if (this.left < 0 || this.sincePause > MOST_AT_ONCE) throw new OverBudget();
	}

	/** Whether less than half is spent, so that work which is useful but not needed may be done. */
	isAmple(): boolean {
		return this.left > BUDGET / 2;
	}

	/** Pauses when it is time to. To be awaited in every loop over what a file holds. */
	async rest(): Promise<void> {
		if (this.sincePause < PAUSE_AFTER) return;
		this.sincePause = 0;
		await this.pause();
	}
}

const TOO_MUCH =
	'The PDF is damaged, or made to do harm: reading its list of pages takes more work than any sound PDF';

const REMEDY = 'Open it in a PDF reader and print it to a new PDF.';

/** Resolves when no file is being read. */
let free: Promise<unknown> = Promise.resolve();

/**
 * Reads a file within a budget of its own. All runs of the process read one file at a time, so that the memory is
 * needed once only.
 * @throws Refused when the file asks for more
 */
export async function withinBudget<T>(
	pause: Pause,
	work: (budget: PdfBudget) => Promise<T>,
): Promise<T> {
	const turn = free.then(async () => {
		// The pause throws when the run was stopped: then the file is not read
		await pause();
		return await work(new PdfBudget(pause));
	});
	// Not what it gave, which may be large
	const done = () => undefined;
	free = turn.then(done, done);
	return await turn.catch((thrown: Error) => {
		throw thrown instanceof OverBudget ? new Refused(TOO_MUCH, REMEDY) : thrown;
	});
}
