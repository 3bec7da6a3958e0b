/** Every proof sheet of the demo in a browser, as on a desk and as on a phone; with --update-docs the pictures in docs/. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startBrowser } from '../browser.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const output = join(root, 'demo/output');

// The package is built already, which demo/main.mjs would do again
const runDemo = `import { runDemo } from './demo/run.mjs'; await runDemo({ files: [] });`;

/** Sheets that docs/files.md shows. */
const shown = {
	'vat-invoice.png-vat-invoice-proof.html': 'proof-invoice.png',
	'english-letter.png-general-text-proof.html': 'proof-letter.png',
};

const sizeOfPictures = (html) =>
	[...html.matchAll(/base64,([\w+/=]+)/g)].reduce(
		(sum, [, data]) => sum + Buffer.from(data, 'base64').length,
		0,
	);

/** What a person would see go wrong: runs in the page. */
function faults() {
	const faults = [];
	if (document.documentElement.scrollWidth > innerWidth) faults.push('it scrolls sideways');
	for (const main of document.querySelectorAll('main')) {
		const page = main.querySelector('svg').getBoundingClientRect();
		for (const box of main.querySelectorAll('a,path')) {
			const { left, top, right, bottom } = box.getBoundingClientRect();
			const isOn =
				left > page.left - 3 &&
				top > page.top - 3 &&
				right < page.right + 3 &&
				bottom < page.bottom + 3;
			if (!isOn) faults.push(`box ${box.outerHTML} is not on the page`);
		}
	}
	return faults;
}

const lit = (box) => {
	const { backgroundColor, fill } = getComputedStyle(box);
	return `${backgroundColor} ${fill}`;
};

/** The box of the last value that has one lights up when the value has the focus. */
async function assertLights(page, file) {
	const box = page.locator(':is(p,td) > :is(a, svg > path)').last();
	if ((await box.count()) === 0) return;
	const before = await box.evaluate(lit);
	await box.evaluate((element) => element.closest('[tabindex]').focus());
	assert.notEqual(await box.evaluate(lit), before, `${file}: the box stays as it was`);
}

export default {
	name: 'proof sheets load nothing, fit a phone, stay small, and light their boxes',
	async run({ updateDocs }) {
		execFileSync(process.execPath, ['--input-type=module', '-e', runDemo], { cwd: root });
		const sheets = readdirSync(output).filter((file) => file.endsWith('-proof.html'));
		assert.ok(sheets.length >= 25, `${sheets.length} proof sheets`);
		const browser = await startBrowser();
		try {
			const page = await browser.newPage();
			const outside = [];
			page.on('request', (request) => {
				if (!/^(file|data):/.test(request.url())) outside.push(request.url());
			});
			for (const file of sheets) {
				const html = readFileSync(join(output, file));
				const pictures = sizeOfPictures(html.toString('latin1'));
				const ratio = html.length / pictures;
				// A page that is text, or an invoice that was checked, has no picture to compare with
				assert.ok(pictures === 0 || ratio < 1.4, `${file} is ${ratio} times its picture`);
				for (const width of [1280, 390]) {
					await page.setViewportSize({ width, height: 900 });
					await page.goto(pathToFileURL(join(output, file)).href);
					assert.deepEqual(await page.evaluate(faults), [], `${file} at ${width} pixels`);
					await assertLights(page, file);
				}
				if (updateDocs && shown[file]) {
					await page.setViewportSize({ width: 1280, height: 900 });
					await page.goto(pathToFileURL(join(output, file)).href);
					await page.screenshot({ path: join(root, 'docs/pictures', shown[file]) });
				}
			}
			assert.deepEqual(outside, []);
		} finally {
			await browser.close();
		}
	},
};
