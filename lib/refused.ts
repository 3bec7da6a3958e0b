/** What is refused on this side, before or after a call: what happened, and the next step. Carries no secret. */
export class Refused extends Error {
	constructor(
		message: string,
		readonly remedy: string,
	) {
		super(message);
		this.name = 'Refused';
	}
}
