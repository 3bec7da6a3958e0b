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
