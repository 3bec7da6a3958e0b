/** What an AI agent is told and offered: the panels as n8n resolves them for the tools that it makes of the nodes. */
import { NodeHelpers } from 'n8n-workflow';
import type { INode, INodeParameters, INodeProperties, INodeType } from 'n8n-workflow';
import { catalogue } from '../../../lib/catalogue';
import type { ApiEntry } from '../../../lib/catalogue/types';
import { nodeFor } from '../../engine/parts';

const offered = catalogue.filter(({ expose }) => expose !== 'other');

/** The parameters of a node or its tool, with their defaults. */
function panelOf(api: Pick<ApiEntry, 'id' | 'resource'>, asTool: boolean, more: object = {}) {
	const type: INodeType = nodeFor(api.id);
	const name = `${type.description.name}${asTool ? 'Tool' : ''}`;
	const description = { ...type.description, name };
	const node = { name: 'Read', type: `any.${name}`, typeVersion: 1, parameters: {} } as INode;
	const given = { resource: api.resource, operation: api.id, ...more } as INodeParameters;
	const { properties } = description;
	const parameters = NodeHelpers.getNodeParameters(
		properties,
		given,
		true,
		false,
		node,
		description,
	)!;
	const shows = (property: INodeProperties) =>
		NodeHelpers.displayParameter(parameters, property, node, description);
	node.parameters = parameters;
	return { parameters, node, type, shown: properties.filter(shows) };
}

const named = (shown: INodeProperties[], name: string) => shown.filter((one) => one.name === name);

describe.each(offered.map((entry) => [entry.id, entry] as const))('%s', (_id, entry) => {
	const tool = panelOf(entry, true);

	it('says to an agent what it does, what it wants and what it gives', () => {
		const told = NodeHelpers.getToolDescriptionForNode(tool.node, tool.type);
		expect(told).toBe(tool.parameters.toolDescription);
		expect(told).toContain(entry.description.replace(/\.$/, ''));
		if (entry.file) expect(told).toMatch(/Wants one file \(.*JPEG.*\), as an address/);
		else expect(told).toMatch(/Wants .*Invoice Number/);
		expect(told).toMatch(/Gives [a-z]/);
		expect(told.length).toBeLessThan(1_024);
	});

	it('offers an agent URL and Base64, and nothing that ends in a file', () => {
		const sources = named(tool.shown, 'inputSource');
		expect(sources).toHaveLength(entry.file ? 1 : 0);
		if (entry.file) {
			const options = sources[0].options as Array<{ value: string }>;
			expect(options.map(({ value }) => value)).toEqual(['base64', 'url']);
			expect(tool.parameters).toMatchObject({ inputSource: 'url', url: '' });
		}
		expect(tool.parameters).not.toHaveProperty('binaryPropertyName');
		const set = { files: ['text'], proofSheet: true, longestText: 5 };
		const { options } = panelOf(entry, true, { options: set }).parameters;
		expect(options).toEqual(entry.answer.outcome ? {} : { longestText: 5 });
	});

	it('is without all that where it is a node like any other', () => {
		const { parameters, shown } = panelOf(entry, false);
		expect(parameters).not.toHaveProperty('toolDescription');
		expect(named(shown, 'inputSource')).toHaveLength(entry.file ? 1 : 0);
		if (entry.file) expect(parameters.inputSource).toBe('binary');
	});
});

it('the text of a tool follows its operation, and stays as the user wrote it', () => {
	const [seal, text] = ['seal', 'general-text'].map((id) => panelOf({ id }, true).parameters);
	expect(seal.toolDescription).not.toBe(text.toolDescription);
	const own = panelOf({ id: 'seal' }, true, { toolDescription: 'Reads our stamps' });
	expect(NodeHelpers.getToolDescriptionForNode(own.node, own.type)).toBe('Reads our stamps');
});
