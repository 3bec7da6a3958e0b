// n8n-core, the harness and the nodes must share one copy of these (node-cli brings other versions)
const fromCore = (name) => require.resolve(name, { paths: [require.resolve('n8n-core')] });

module.exports = {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/{unit,engine,package,hostile}/**/*.test.ts'],
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
	testTimeout: 60_000,
	// Jest alone would leave one core idle, which is half of a machine with two
	maxWorkers: '100%',
};
