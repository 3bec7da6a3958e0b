/* eslint-disable */
/** n8n's own rules over what was BUILT: the panels are made from data, so the lint of the sources never sees them. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import type { INodeProperties, INodeType } from 'n8n-workflow';
import { literalSource } from './literalSource';

const { n8n } = require('../../package.json') as { n8n: { nodes: string[] } };
const nodes = n8n.nodes.map((path) => {
	const className = path.replace(/^.*\/(.*)\.node\.js$/, '$1');
	const module = require(join('../..', path)) as Record<string, new () => INodeType>;
	return { className, node: new module[className]() };
});

const findings = async (className: string, source: string): Promise<string[]> => {
	const root = mkdtempSync(join(tmpdir(), 'descriptions-'));
	const file = join(root, 'nodes', className, `${className}.node.ts`);
	mkdirSync(join(root, 'nodes', className), { recursive: true });
	writeFileSync(file, source);
	const { config } = require('@n8n/node-cli/eslint');
	const eslint = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: config });
	const [result] = await eslint.lintFiles([file]);
	return result.messages
		.filter(({ ruleId }) => /n8n/.test(ruleId ?? 'n8n parse'))
		// The icon is looked for beside the copy
		.filter(({ ruleId }) => !/icon-validation/.test(ruleId ?? ''))
		.map(({ ruleId, message, line }) => `${ruleId}: ${message} | ${source.split('\n').slice(line - 2, line + 2).join(' ').slice(0, 300)}`);
};

describe('built descriptions', () => {
	test.each(nodes)('$className follows n8n rules', async ({ className, node }) => {
		expect(await findings(className, literalSource(className, node.description))).toEqual([]);
	});

	it('would notice a broken rule', async () => {
		const { className, node } = nodes[0];
		const properties = node.description.properties.map((property) =>
			property.name === 'inputSource' ? { ...property, displayName: 'input source' } : property,
		);
		const found = await findings(className, literalSource(className, { ...node.description, properties }));
		expect(found.join()).toContain('node-param-display-name-miscased');
	});

	const everyProperty = function* (properties: INodeProperties[]): Generator<INodeProperties> {
		for (const property of properties) {
			yield property;
			if (property.type === 'collection') yield* everyProperty((property.options ?? []) as INodeProperties[]);
		}
	};

	test.each(nodes)('$className avoids the words that n8n asks to avoid', ({ node }) => {
		const texts = [...everyProperty(node.description.properties)].flatMap((property) => [
			property.displayName,
			property.description ?? '',
		]);
		expect(texts.filter((text) => /\b(errors?|problems?|failures?|mistakes?)\b/i.test(text))).toEqual([]);
	});

	it('keeps the fixed names', () => {
		expect(nodes.map(({ node }) => node.description.name)).toEqual([
			'huaweiCloudOcrGeneral',
			'huaweiCloudOcrCard',
			'huaweiCloudOcrReceipt',
			'huaweiCloudOcrDomain',
			'huaweiCloudOcrClassification',
			'huaweiCloudOcrVerification',
			'huaweiCloudOcrDocument',
		]);
		for (const { node } of nodes) {
			expect(node.description.version).toEqual([1]);
			expect(node.description.defaultVersion).toBe(1);
			expect(node.description.usableAsTool).toBe(true);
		}
	});
});
