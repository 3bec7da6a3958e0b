/** How a proof sheet looks: on a phone and on paper a page stands above its list, else beside it. */

/** What makes rules needed, then the rules. */
const RULES: ReadonlyArray<readonly [needle: string, ...rules: string[]]> = [
	// `--b`, of numbers and boxes, is read on a white page and on a dark screen
	[
		'',
		':root{color-scheme:light dark;--b:#2b6fe3}',
		'.r{--b:#d3500f;background:#d3500f22}',
		'body{font:15px/1.4 system-ui;max-width:90rem;margin:auto;padding:1rem}',
		'h1{font-size:1.3em}',
		'h1,p{overflow-wrap:anywhere}',
		'p{margin:0;padding:.3em 2em;border-bottom:1px solid #8883;white-space:pre-wrap}',
		'i,em{font:700 .85em system-ui}',
		'i{color:var(--b);float:left;margin-left:-2em}',
		'b,small{font:.8em system-ui;opacity:.8}',
		'b,em{display:block}',
		'small{float:right}',
		'[tabindex]:is(:hover,:focus){background:#fc05}',
	],
	// `--p` is the width of the page as it is shown, `--s` in its own pixels, `--a` its height by its width
	[
		'<main',
		'main{--p:100cqw;position:relative;container-type:inline-size;margin:1rem 0}',
		'svg{width:var(--p);background:#fff}',
		'@media screen and (min-width:700px){main{--p:60cqw;display:grid;grid:auto/60% 1fr;align-items:start;gap:1rem}main>div{max-height:max(85vh,var(--p)*var(--a));overflow:auto}}',
	],
	// Upright boxes: `--x`, `--y`, `--w` and `--h` are pixels of the page; the number stands to the left
	[
		'<a ',
		'a{--u:calc(var(--p)/var(--s));position:absolute;left:calc(var(--x)*var(--u));top:calc(var(--y)*var(--u));width:calc(var(--w)*var(--u));height:calc(var(--h)*var(--u));font:700 12px/calc(var(--h)*var(--u)) system-ui;direction:rtl;text-indent:calc(100% + 4px);color:var(--b);outline:2px solid;text-shadow:0 0 3px #fff;background:inherit;white-space:nowrap}',
	],
	[
		'<path',
		'div svg{position:absolute;left:0;top:0;background:none;pointer-events:none}',
		'path{fill:none;stroke:var(--b);stroke-width:2;vector-effect:non-scaling-stroke}',
		'text{font-weight:700;fill:var(--b);text-anchor:end;dominant-baseline:central;paint-order:stroke;stroke:#fff;stroke-width:.3em}',
		':is(:hover,:focus)>svg path{fill:#fc06}',
	],
	['class=w', '.w{font-weight:400;fill:#333;stroke:none;text-anchor:start}'],
	[
		'<table',
		'table{border-collapse:collapse;display:block;overflow-x:auto}',
		'td,th{border:1px solid #8883;padding:.25em .5em;text-align:left}',
		'td i{margin:0 .4em 0 0}',
	],
];

/** The rules that a body needs, because a sheet of a small picture must not be mostly style. */
export const styleFor = (body: string): string =>
	RULES.flatMap(([needle, ...rules]) => (body.includes(needle) ? rules : [])).join('');
