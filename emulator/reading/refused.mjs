/** The service would refuse this picture: the reader says so with the documented code. */
export class Refused extends Error {
	constructor(code = 'AIS.0104') {
		super(`refused: ${code}`);
		this.code = code;
	}
}
