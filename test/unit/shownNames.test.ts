import { shownAddress, shownName } from '../../lib/n8n/node/shownNames';

test.each([
	['scan.pdf', 'scan.pdf'],
	['发票 2023.pdf', '发票 2023.pdf'],
	['a\r\nb\u0000c\u001b[31m.png', 'a b c [31m.png'],
	['invoice\u202Egpj.exe', 'invoice gpj.exe'],
	['\u2066x\u2069', ' x '],
	['\u{1F9FE}'.repeat(121), `${'\u{1F9FE}'.repeat(119)}…`],
	['x'.repeat(1_000_000), `${'x'.repeat(119)}…`],
])('a name is shown in one short line (%#)', (name, shown) => {
	expect(shownName(name)).toBe(shown);
});

test.each([
	['https://example.com/a/发票.png?signature=FAKE#x', 'https://example.com/a/发票.png'],
	['https://user:Fake-Pass-1@example.com/a.png', 'https://example.com/a.png'],
	['https://user:Fake@Pass-1@example.com/a.png', 'https://example.com/a.png'],
	[
		'https:\\\\user:Fake-Pass-1@example.com\\a.png',
		'https://example.com/a.png'.replace(/\//g, '\\'),
	],
	['https:/user:Fake-Pass-1@example.com/a.png', 'https:/example.com/a.png'],
	['https:user:Fake-Pass-1@example.com/a.png', 'https:example.com/a.png'],
	['obs://bucket/folder/a.png', 'obs://bucket/folder/a.png'],
	['https://user:Fake?Pass-1@example.com/a.png', 'https://…'],
	['scan.png', 'scan.png'],
	['Fake-Pass-1@scan.png?x', 'scan.png'],
])('an address is shown without password and query: %s', (url, shown) => {
	expect(shownAddress(url)).toBe(shown);
});
