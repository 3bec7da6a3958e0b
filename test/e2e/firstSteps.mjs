/** What a new user does in n8n's editor: a workflow, its nodes, a credential, a run from a form. */
import { fileURLToPath } from 'node:url';
import { tid } from './browser.mjs';

const panel = tid('ndv');
const creator = tid('node-creator');
const modal = tid('editCredential-modal');
const samples = new URL('../../demo/samples/', import.meta.url);

export function firstStepsOf(page, url) {
	const inPanel = (id) => page.locator(`${panel} ${tid(id)}`).first();
	/** Closes the panel. A list that has the focus would take the Escape for itself. */
	const back = async () => {
		if ((await page.locator(panel).count()) === 0) return;
		await page.locator(panel).getByText('Parameters', { exact: true }).first().click();
		await page.keyboard.press('Escape');
		await page.locator(panel).first().waitFor({ state: 'detached' });
	};

	/** Finds a node in the list by words and clicks it. */
	async function find(words, name) {
		await back();
		const first = page.locator(tid('canvas-plus-button'));
		if (await first.count()) await first.first().click();
		else await page.locator(tid('node-creator-plus-button')).first().click();
		await page.locator(`${creator} input`).first().fill(words);
		const names = page.locator(`${creator} ${tid('node-creator-item-name')}`);
		await names.getByText(name, { exact: true }).first().click();
	}

	return {
		/** Light or dark, as the machine of the user is set. */
		colours: async (colorScheme) => await page.emulateMedia({ colorScheme }),

		/** What a node on the canvas says: its name and below it what it does. */
		textOfNode: async (name) =>
			await page
				.locator(`${tid('canvas-node')}[data-node-name="${name}"]`)
				.first()
				.innerText(),

		/** The choices of the last collection of the open panel, whose list stays open. */
		async options() {
			const add = `${panel} ${tid('node-parameters')} [data-test-id^="collection-parameter-add"]`;
			await page.locator(add).last().scrollIntoViewIfNeeded();
			await page.locator(add).last().click();
			// Its list unfolds: at first the entries that are to be seen have no text
			const list = await page.waitForFunction(() => {
				const items = document.querySelectorAll('.el-select-dropdown__item, [role="menuitem"]');
				const seen = [...items].filter((item) => item.getClientRects().length > 0);
				const names = seen.map((item) => item.innerText.trim().split('\n')[0]);
				return names.some((name) => name !== '') && names.filter((name) => name !== '');
			});
			return await list.jsonValue();
		},

		async newWorkflow() {
			await page.goto(`${url}/workflow/new`, { waitUntil: 'domcontentloaded' });
			await page.locator(tid('canvas-plus-button')).first().waitFor();
		},

		/** Adds a node that the search finds; its panel opens. */
		async addNode(words, name) {
			await find(words, name);
			await page.locator(panel).first().waitFor();
		},

		/** Adds a node with one of its actions; its panel opens. */
		async addAction(words, name, action) {
			await find(words, name);
			const names = page.locator(`${creator} ${tid('node-creator-item-name')}`);
			await names.getByText(action, { exact: true }).first().click();
			await page.locator(panel).first().waitFor();
		},

		/** Fills the panel of the form trigger: a title, and one element of the type File. */
		async formWithFile(title, label) {
			await inPanel('parameter-input-formTitle').locator('input').fill(title);
			await inPanel('fixed-collection-add').click();
			await inPanel('parameter-input-fieldLabel').locator('input').fill(label);
			await inPanel('parameter-input-fieldType').click();
			const file = page.locator(`${tid('parameter-input-item')}:visible`);
			await file
				.filter({ has: page.getByText('File', { exact: true }) })
				.first()
				.click();
		},

		/** Makes a credential in the open panel, types its fields, and saves it, which tests it. */
		async newCredential(fields, endpoints) {
			// n8n offers a list instead as soon as there is one that fits
			const connect = page.locator(panel).getByText('Connect to Huawei Cloud');
			const list = page.locator(`${panel} ${tid('node-credentials-select')}`);
			await connect.or(list).first().click();
			if (await list.count()) {
				await page
					.locator(`${tid('node-credentials-select-item-new')}:visible`)
					.first()
					.click();
			}
			await page.locator(modal).first().waitFor();
			const type = async (name, value) =>
				await page
					.locator(`${modal} ${tid(`parameter-input-${name}`)} input`)
					.first()
					.fill(value);
			for (const [name, value] of Object.entries(fields)) await type(name, value);
			const custom = page.locator(`${modal} ${tid('parameter-input-customEndpoints')}`).first();
			await custom.locator('.el-switch__core').first().click();
			for (const [name, value] of Object.entries(endpoints)) await type(name, value);
			await page.locator(tid('credential-save-button')).first().click();
			const tested = page.locator(modal).getByText('Connection tested successfully');
			await tested.first().waitFor({ state: 'attached' });
			const crosses = `${modal} .el-dialog__close, ${modal} button[aria-label*="lose" i]`;
			const closed = page.locator(modal).first().waitFor({ state: 'detached' });
			// n8n may close it by itself
			const click = page.locator(crosses).first().click();
			await Promise.race([closed, click.catch(() => undefined)]);
			await closed;
		},

		/** Runs the open workflow from its form trigger. @returns the form, ready to be filled */
		async executeForm() {
			await back();
			const [form] = await Promise.all([
				page.waitForEvent('popup'),
				page
					.locator(`${tid('execute-workflow-button')}:visible`)
					.last()
					.click(),
			]);
			return {
				async send(sample) {
					const file = form.locator('input[type="file"]').first();
					await file.setInputFiles(fileURLToPath(new URL(sample, samples)));
					await form.locator('#submit-btn').first().click();
					await form.getByText('Form Submitted').first().waitFor();
					await form.close();
				},
			};
		},
	};
}
