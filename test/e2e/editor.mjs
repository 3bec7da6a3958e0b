/** n8n's editor in a headless Chromium, driven by what a person sees and clicks. */
import { join } from 'node:path';
import { signedIn, tid } from './browser.mjs';
import { canvasOf } from './canvas.mjs';
import { firstStepsOf } from './firstSteps.mjs';

const patience = 30_000;
const panel = tid('ndv');
const output = tid('output-panel');
const creator = tid('node-creator');
const modal = tid('editCredential-modal');

/** One page of the editor, signed in; every function resolves when what it did can be seen. */
function editorPage(page, url, folder) {
	const innerText = async (selector) => await page.locator(selector).first().innerText();
	const parameter = (name) => page.locator(`${panel} ${tid(`parameter-input-${name}`)}`).first();

	/** Waits until a text can be seen in a part of the page. */
	async function seen(selector, text) {
		await page.waitForFunction(
			([part, words]) => document.querySelector(part)?.innerText.includes(words),
			[selector, text],
		);
	}

	/** Does what makes the editor test the open credential; gives what its banner then says. */
	async function tested(act) {
		const path = '/rest/credentials/test';
		const answering = page.waitForResponse((answer) => answer.url().endsWith(path));
		await act();
		const { data } = await (await answering).json();
		const ok = data.status === 'OK';
		const text = ok ? 'Connection tested successfully' : 'connect with these settings';
		await seen(modal, text);
		if (ok) return { ok, text };
		const more = page.locator(modal).getByText('More details');
		if (await more.isVisible()) await more.click();
		await seen(modal, data.message);
		return { ok, text: data.message };
	}

	/** Closes the messages in the corner, which hide what is under them. */
	async function closeMessages() {
		const crosses = page.locator('.el-notification__closeBtn');
		// It goes by itself after some seconds, so it may have come and gone
		await crosses
			.first()
			.waitFor({ timeout: 3_000 })
			.catch(() => {});
		for (let left = await crosses.count(); left > 0; left--) {
			await crosses
				.first()
				.click({ timeout: 3_000 })
				.catch(() => {});
		}
		await crosses.first().waitFor({ state: 'detached' });
	}

	return {
		/** Keeps a picture in the artefacts. @returns {Promise<Buffer>} PNG */
		async shot(name) {
			await page.evaluate(() => document.fonts.ready);
			// Vue's marks of what is still fading in or out
			const moving = '[class*="-leave-active"], [class*="-enter-active"]';
			await page.waitForFunction((selector) => !document.querySelector(selector), moving);
			return await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
		},

		async openWorkflow({ id }) {
			await page.goto(`${url}/workflow/${id}`, { waitUntil: 'domcontentloaded' });
			await page.locator(tid('canvas-node')).first().waitFor();
		},

		...canvasOf(page),
		...firstStepsOf(page, url),

		/** Opens the panel of a node of the open workflow. */
		async openNode(name) {
			await page
				.locator(`${tid('canvas-node')}[data-node-name="${name}"]`)
				.first()
				.dblclick();
			await page.locator(panel).first().waitFor();
			await page
				.locator(`${panel} ${tid('node-parameters')}`)
				.first()
				.waitFor();
		},

		/** Names of the parameters that the panel shows, such as "inputSource". */
		async parameters() {
			const prefix = 'parameter-input-';
			const shown = page.locator(
				`${panel} ${tid('node-parameters')} [data-test-id^="${prefix}"]:visible`,
			);
			const ids = await shown.evaluateAll((elements) =>
				elements.map(({ dataset }) => dataset.testId),
			);
			const names = ids.map((id) => id.slice(prefix.length)).filter((name) => name !== 'field');
			return [...new Set(names)];
		},

		/** Resolves when a parameter is shown, or is not. */
		async waitForParameter(name, state = 'visible') {
			await parameter(name).waitFor({ state });
		},

		/** The choices of a parameter, by what they are called; the list is closed again. */
		async choices(name) {
			await parameter(name).click();
			const options = page.locator(`${tid('parameter-input-item')}:visible`);
			await options.first().waitFor();
			const texts = await options.allInnerTexts();
			await page.keyboard.press('Escape');
			await options.first().waitFor({ state: 'hidden' });
			return texts.map((text) => text.split('\n')[0]);
		},

		/** Chooses one of a parameter's choices. */
		async choose(name, choice) {
			await parameter(name).click();
			const option = page.locator(`${tid('parameter-input-item')}:visible`).filter({
				has: page.getByText(choice, { exact: true }),
			});
			await option.first().click();
			await option.first().waitFor({ state: 'hidden' });
		},

		/** Runs the open node and those before it. @returns {Promise<{ ok: boolean, text: string }>} its output */
		async run() {
			await page
				.locator(`${panel} ${tid('node-execute-button')}`)
				.first()
				.click();
			const good = page.locator(`${output} ${tid('node-run-status-success')}`);
			const bad = page.locator(`${output} ${tid('node-run-status-danger')}`);
			await good
				.or(bad)
				.first()
				.waitFor({ timeout: 2 * patience });
			await closeMessages();
			return { ok: await good.isVisible(), text: await innerText(output) };
		},

		/** Shows the output as "schema", "table", "json" or "binary"; resolves when all of the texts are in it. */
		async showOutput(view, ...texts) {
			const button = page.locator(`${output} ${tid(`radio-button-${view}`)}`);
			await button.first().click();
			for (const text of texts) await seen(output, text);
		},

		/** Resolves when all of these texts are in the input. */
		async waitForInput(...texts) {
			for (const text of texts) await seen(tid('ndv-input-panel'), text);
		},

		/** Searches for nodes. Resolves to the names found when the expected one is among them. */
		async search(words, expected) {
			if ((await page.locator(creator).count()) === 0) {
				await page.locator(tid('node-creator-plus-button')).first().click();
			}
			const field = page.locator(`${creator} input`).first();
			const names = page.locator(`${creator} ${tid('node-creator-item-name')}`);
			// From an empty list: one of the search before must not be taken for the answer
			await field.fill('no node has such a name');
			await names.first().waitFor({ state: 'detached' });
			await field.fill(words);
			await names.getByText(expected, { exact: true }).first().waitFor();
			return await names.allInnerTexts();
		},

		/** What a found node can do, as the list of nodes shows it. */
		async actionsOf(node) {
			const names = page.locator(`${creator} ${tid('node-creator-item-name')}`);
			const found = names.getByText(node, { exact: true });
			await found.click();
			await found.waitFor({ state: 'detached' });
			await page
				.locator(`${creator} ${tid('node-creator-category-item')}`)
				.first()
				.waitFor();
			return await names.allInnerTexts();
		},

		/** Opens a saved credential, which tests it. @returns {Promise<{ ok: boolean, text: string }>} */
		async openCredential({ id }) {
			return await tested(async () => {
				await page.goto(`${url}/home/credentials/${id}`, { waitUntil: 'domcontentloaded' });
			});
		},

		/** Types a field of the open credential and saves it, which tests it anew. */
		async changeCredential(field, value) {
			const typed = page.locator(`${modal} ${tid(`parameter-input-${field}`)} input`).first();
			await typed.fill(value);
			return await tested(async () => {
				await page.locator(tid('credential-save-button')).first().click();
			});
		},
	};
}

/**
 * Opens the browser when the first page is asked for.
 * @param {string} url of n8n
 * @param {string} folder where pictures go
 */
export function lazyEditor(url, folder) {
	let opening;
	let page;

	return {
		/** A new page; the one before is closed. */
		async open() {
			const { context } = await (opening ??= signedIn(url));
			await page?.close();
			page = await context.newPage();
			page.setDefaultTimeout(patience);
			page.on('dialog', (dialog) => void dialog.accept());
			return editorPage(page, url, folder);
		},
		/** Keeps what the page looked like when a scenario went wrong. */
		async keepFailure(id) {
			if (!page || page.isClosed()) return;
			await page.screenshot({ path: join(folder, `failed-${id}.png`) }).catch(() => {});
		},
		async stop() {
			if (!opening) return;
			const { browser } = await opening;
			await browser.close();
		},
	};
}
