/** What an n8n that is too old says when it loads the package. */
const NODE = '../../nodes/HuaweiCloudOcrGeneral/HuaweiCloudOcrGeneral.node';

// Other files may share this process
afterAll(() => jest.dontMock('n8n-workflow'));

test('an n8n that is too old is named, with the version that it takes', () => {
	jest.isolateModules(() => {
		jest.doMock('n8n-workflow', () => ({}));
		const load = () => jest.requireActual<object>(NODE);
		expect(load).toThrow('needs n8n 1.100 or newer');
	});
});
