/** A headless Chromium that is signed in to n8n. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { installation } from './install.mjs';
import { owner } from './rest.mjs';

export const tid = (id) => `[data-test-id="${id}"]`;

/** The container of CI runs as root, with little shared memory and no other network than itself. */
const launch = {
	executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
	headless: true,
	// run.mjs stops everything in order; Playwright would end the process before that
	handleSIGINT: false,
	handleSIGTERM: false,
	handleSIGHUP: false,
	args: [
		'--no-sandbox',
		'--disable-gpu',
		'--disable-dev-shm-usage',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync',
		'--no-first-run',
		'--disable-default-apps',
	],
};

/** A bare machine has no Chinese letters: the samples' own font stands in, for pictures a person can read. */
function chineseLetters() {
	const font = '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2';
	const source = createRequire(import.meta.url).resolve(font);
	const address = `data:font/woff2;base64,${readFileSync(source).toString('base64')}`;
	const families = ['InterVariable', 'Inter', 'CommitMono', 'sans-serif'];
	return families
		.map(
			(family) =>
				`@font-face { font-family: "${family}"; src: url("${address}"); font-weight: 100 900; unicode-range: U+2E80-9FFF, U+FF00-FFEF; }`,
		)
		.join('\n');
}

/** Starts Chromium. */
export function startBrowser() {
	const { chromium } = createRequire(join(installation.modules, 'index.js'))('playwright-core');
	return chromium.launch(launch);
}

/** Starts Chromium and signs the owner in to n8n at this URL. */
export async function signedIn(url) {
	const browser = await startBrowser();
	const viewport = { width: 1440, height: 900 };
	const context = await browser.newContext({ viewport, locale: 'en-US' });
	const own = (address) => [url, 'data:', 'blob:'].some((start) => address.startsWith(start));
	await context.route('**/*', (route) =>
		own(route.request().url()) ? route.continue() : route.abort(),
	);
	await context.addInitScript((css) => {
		addEventListener('DOMContentLoaded', () => {
			const style = document.createElement('style');
			style.textContent = css;
			document.head.append(style);
		});
	}, chineseLetters());
	const first = await context.newPage();
	await first.goto(`${url}/signin`, { waitUntil: 'domcontentloaded' });
	await first.locator('[autocomplete="email"]').first().fill(owner.email);
	await first.locator('input[type="password"]').first().fill(owner.password);
	await first.locator(tid('form-submit-button')).click();
	await first.waitForURL((address) => !address.pathname.includes('signin'));
	await first.close();
	return { browser, context };
}
