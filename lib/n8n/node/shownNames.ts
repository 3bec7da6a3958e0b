/** How names and addresses of documents are shown in messages: they come from mails and forms of unknown senders. */

const LONGEST_NAME = 120;

/** A name in one line of at most 120 characters, without control characters and marks that turn the direction of text. */
export function shownName(name: string): string {
	const characters = [
		...name.slice(0, 1_000).replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]+/gu, ' '),
	];
	return characters.length > LONGEST_NAME
		? `${characters.slice(0, LONGEST_NAME - 1).join('')}…`
		: characters.join('');
}

/** An address without its query, which often holds a signature, and without a user and password, however it is written. */
export function shownAddress(url: string): string {
	if (!URL.canParse(url)) {
		const scheme = /^[a-z][a-z\d+.-]*:/i.exec(url)?.[0];
		const rest = url.slice(url.lastIndexOf('@') + 1).split(/[?#]/)[0];
		return scheme === undefined ? shownName(rest) : `${scheme}//…`;
	}
	const address = url.split(/[?#]/)[0].replace(/^([a-z][a-z\d+.-]*:[/\\]*)[^/\\]*@/i, '$1');
	return shownName(address);
}
