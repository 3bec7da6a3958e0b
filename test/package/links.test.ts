/** Links between the documents lead somewhere: to a file that is there, and to a heading that it has. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './built';

const markdownIn = (folder: string): string[] =>
	readdirSync(join(root, folder))
		.filter((name) => name.endsWith('.md'))
		.map((name) => join(folder, name));

const pages = ['.', 'docs', 'docs/nodes', 'examples', 'emulator'].flatMap(markdownIn);
const textOf = (page: string): string => readFileSync(join(root, page), 'utf8');

/** As GitHub names a heading: letters, digits, `-` and `_`, blanks as `-`. */
const anchorsOf = (page: string): string[] =>
	[...textOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s_-]/gu, '')
			.replace(/\s/g, '-'),
	);

it.each(pages)('%s', (page) => {
	const links = [...textOf(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link]) => link);
	const broken = links.filter((link) => {
		const [path, anchor] = link.split('#');
		const target = path ? join(dirname(page), path) : page;
		if (!existsSync(join(root, target))) return true;
		return anchor !== undefined && !anchorsOf(target).includes(decodeURIComponent(anchor));
	});
	expect(broken).toEqual([]);
});

it('every example has its picture, of at most 150 kB, and its words', () => {
	const examples = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.json'));
	const words = textOf(join('examples', 'README.md'));
	for (const name of examples) {
		const picture = join(root, 'examples', name.replace('.json', '.png'));
		expect([relative(root, picture), statSync(picture).size <= 150_000]).toEqual([
			relative(root, picture),
			true,
		]);
		expect(words).toContain(`](${name})`);
	}
});

it('README.zh-CN.md is in step with README.md: parts, tables, commands, figures and links', () => {
	/** What both have alike, in order; names and words are translated. */
	const frameOf = (page: string) => {
		const lines = textOf(page).split('\n');
		const fences = lines.flatMap((line, at) => (line.startsWith('```') ? [at] : []));
		const codes = lines.filter(
			(_line, at) => fences.filter((fence) => fence <= at).length % 2 === 1,
		);
		const own = ['README.md', 'README.zh-CN.md'];
		const links = [...textOf(page).matchAll(/\]\(([^)#\s]+)/g)].map(([, link]) => link);
		return {
			headings: lines.flatMap((line) => /^#+(?= )/.exec(line) ?? []),
			rows: lines.filter((line) => line.startsWith('|')).length,
			commands: codes.map((line) => line.replace(/\s*#.*$/, '')),
			figures: textOf(page).match(/\d[\d.,]* %/g),
			codes: [...new Set(textOf(page).match(/`[A-Za-z]+\.\d{4}`/g))],
			links: [...new Set(links)]
				.filter((link) => !/^https?:/.test(link) && !own.includes(link))
				.sort(),
		};
	};
	expect(frameOf('README.zh-CN.md')).toEqual(frameOf('README.md'));
});
