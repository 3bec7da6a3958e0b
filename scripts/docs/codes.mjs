/** The table of error codes in docs/troubleshooting.md. */
import { createRequire } from 'node:module';
import { root } from './catalogue.mjs';

const { errorTable } = createRequire(import.meta.url)(`${root}dist/lib/huawei/errors/remedies.js`);

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

/** Every code with the service's words and the next step, as the node gives them. */
export const codes = () =>
	[
		'| Code | The service says | What to do |',
		'| --- | --- | --- |',
		...errorTable
			.filter(({ kind, code }) => kind !== 'answer' && !/^\d+$/.test(code))
			.map(({ code, message, remedy }) => `| \`${code}\` | ${cell(message)} | ${cell(remedy)} |`),
	].join('\n');
