/** The codex file of a node: the words by which the editor finds it. */
import { nodeNameOf, offered } from './catalogue.mjs';

const COMMON = ['Huawei', 'Huawei Cloud', 'OCR', '华为云', '文字识别'];
const HOME = 'https://github.com/n8n-nodes-huaweicloud-ocr/n8n-nodes-huaweicloud-ocr';

/**
 * n8n's search gives a name more weight than a search word, and a shorter name more than a longer one. Capitals after
 * small letters count extra, which puts the node that most people come for first when somebody types "huawei".
 */
const FIRST = { general: ['hUaWeI'] };

export const codex = (category) => ({
	node: `n8n-nodes-huaweicloud-ocr.huaweiCloudOcr${nodeNameOf(category)}`,
	nodeVersion: '1.0',
	codexVersion: '1.0',
	categories: ['Data & Storage', 'Utility'],
	resources: {
		credentialDocumentation: [{ url: `${HOME}#credentials` }],
		primaryDocumentation: [{ url: `${HOME}#operations` }],
	},
	alias: [
		...new Set([
			...COMMON,
			...(FIRST[category] ?? []),
			...offered(category).flatMap(({ name, nameZh, alias }) => [name, nameZh, ...alias]),
		]),
	],
});
