/** The canvas of the open workflow in n8n's editor. */
const canvas = '[data-test-id="canvas"]';
/** The editor's own buttons, which lie over the workflow. */
const buttons = [
	'[data-test-id="canvas-controls"]',
	'[data-test-id="execute-workflow-button"]',
	'[data-test-id="workflow-chat-button"]',
	'[data-test-id="tab-bar-container"]',
	'[class*="_nodeButtonsWrapper"]',
];
const style = `${buttons.join(', ')} { visibility: hidden !important; }`;

export const canvasOf = (page) => ({
	/** A picture of all of it, notes too. @returns {Promise<Buffer>} PNG, also written to `path` */
	async canvas(path, colorScheme = 'light') {
		// n8n follows the system's theme unless somebody chooses another
		await page.emulateMedia({ colorScheme });
		await page
			.locator(canvas)
			.first()
			.click({ position: { x: 5, y: 5 } });
		// Zoom to fit
		await page.keyboard.press('1');
		const view = page.locator('.vue-flow__transformationpane').first();
		// Zooming is a movement: two looks alike are its end
		let before;
		let now = await view.getAttribute('style');
		while (now !== before) {
			await page.waitForTimeout(300);
			before = now;
			now = await view.getAttribute('style');
		}
		await page.evaluate(() => document.fonts.ready);
		return await page.locator(canvas).first().screenshot({ path, style, animations: 'disabled' });
	},

	/** Names of the nodes on it. */
	nodeNames: async () =>
		await page
			.locator('[data-test-id="canvas-node"][data-node-name]')
			.evaluateAll((nodes) => nodes.map((node) => node.dataset.nodeName)),
});
