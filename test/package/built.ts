/** What was built: the nodes that package.json lists, as n8n loads them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodePropertyOptions, INodeType } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

export const root = join(__dirname, '../..');

export interface Manifest {
	name: string;
	version: string;
	n8n: { nodes: string[]; credentials: string[] };
}
export const manifest: Manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

export interface BuiltNode {
	/** Path of package.json */
	path: string;
	className: string;
	node: INodeType;
}

export const builtNodes: BuiltNode[] = manifest.n8n.nodes.map((path) => {
	const className = path.replace(/^.*\/(.*)\.node\.js$/, '$1');
	const module = jest.requireActual<Record<string, new () => INodeType>>(join(root, path));
	return { path, className, node: new module[className]() };
});

export const operationsOf = ({ node }: BuiltNode): INodeProperties[] =>
	node.description.properties.filter(({ name }) => name === 'operation');

export const optionsOf = (property: INodeProperties): INodePropertyOptions[] =>
	(property.options ?? []) as INodePropertyOptions[];

/** What a panel shows for an operation, by n8n's own rules; further values stand for what the user chose. */
export function shownFor(
	{ node }: BuiltNode,
	operation: string,
	chosen: Record<string, string> = {},
): INodeProperties[] {
	const { properties } = node.description;
	const holder = properties.find(
		(property) =>
			property.name === 'operation' && optionsOf(property).some(({ value }) => value === operation),
	);
	const resource = holder?.displayOptions?.show?.resource?.[0] as string | undefined;
	const values = {
		...(resource === undefined ? {} : { resource }),
		operation,
		inputSource: 'binary',
		fieldSource: 'typed',
		output: 'simplified',
		...chosen,
	};
	return properties.filter((property) =>
		NodeHelpers.displayParameter(values, property, { typeVersion: 1 }, node.description),
	);
}
