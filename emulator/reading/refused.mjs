/** The service would refuse this picture: the reader says so with the documented code. */
const MESSAGES = {
	'AIS.0101': 'The input parameter is invalid.',
	'AIS.0104': 'The image is not supported or the image quality is poor.',
};

export class Refused extends Error {
	constructor(code = 'AIS.0104') {
		super(MESSAGES[code]);
		this.code = code;
	}
}

/** What `read` gives in place of a result. */
export const refusal = (code) => ({ refusal: { code, message: MESSAGES[code] } });
