// n8n-core, the harness and the nodes must share one copy of these (node-cli brings other versions)
const fromCore = (name) => require.resolve(name, { paths: [require.resolve('n8n-core')] });

// A run of everything loads n8n-core once for many files of test/engine, see test/engine/shares/share.ts
const whole = process.argv.slice(2).every((argument) => argument.startsWith('-'));

module.exports = {
	testEnvironment: 'node',
	testMatch: whole
		? [
				'<rootDir>/test/{unit,package,hostile,engine/emulator}/**/*.test.ts',
				'<rootDir>/test/engine/shares/[1-4].ts',
			]
		: ['<rootDir>/test/{unit,engine,package,hostile}/**/*.test.ts'],
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
	// Jest alone would leave one core idle, which is half of a machine with two
	maxWorkers: '100%',
};
