const { availableParallelism } = require('node:os');

// n8n-core, the harness and the nodes must share one copy of these (node-cli brings other versions)
const fromCore = (name) => require.resolve(name, { paths: [require.resolve('n8n-core')] });

// A run of everything loads n8n once for many files, see test/shares/share.ts
const whole = process.argv.slice(2).every((argument) => argument.startsWith('-'));
const shared = require('./test/shares/folders.json');

module.exports = {
	testEnvironment: 'node',
	testMatch: [
		'<rootDir>/test/{unit,engine,package,hostile}/**/*.test.ts',
		...(whole ? ['<rootDir>/test/shares/[1-3].ts'] : []),
		...(whole ? shared.map((folder) => `!**/test/${folder}/*.test.ts`) : []),
	],
	modulePathIgnorePatterns: ['<rootDir>/dist/package.json'],
	moduleNameMapper: {
		'^@n8n/di$': fromCore('@n8n/di'),
		'^@n8n/backend-common$': fromCore('@n8n/backend-common'),
		'^n8n-workflow$': fromCore('n8n-workflow'),
	},
	transform: {
		'^.+\\.ts$': '<rootDir>/test/transform.js',
	},
	setupFiles: ['<rootDir>/test/setup.ts'],
	// In the context of a test each use of a global takes a look-up, which doubles the time of loops over bytes
	sandboxInjectedGlobals: ['Math', 'Object', 'Array', 'Number', 'String', 'JSON'],
	testTimeout: 60_000,
	testSequencer: '<rootDir>/test/sequencer.js',
	// One more than cores, because some tests wait for a clock: for a timeout, or until a service wants to be asked again
	maxWorkers: availableParallelism() + 1,
};
