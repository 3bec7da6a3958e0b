/**
 * The order of the test files: those that take long come first, so that no core is idle at the end. Jest knows how long
 * they take from the run before only, which a fresh clone does not have.
 */
const { default: Sequencer } = require('@jest/test-sequencer');

const LONG = [
	'shares',
	'package/pack',
	'unit/evidence',
	'package/descriptions',
	'unit/media',
	'unit/shape',
];

/** The place in the list, or behind it. */
function rank({ path }) {
	const at = LONG.findIndex((part) => path.replaceAll('\\', '/').includes(`/test/${part}`));
	return at < 0 ? LONG.length : at;
}

module.exports = class extends Sequencer {
	sort(tests) {
		return super.sort(tests).sort((one, other) => rank(one) - rank(other));
	}
};
