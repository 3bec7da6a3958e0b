import { any, cells, group, integer, number, pairs, rows, text } from './field';
import { off, on, flag } from './parameter';
import { fields } from './common/fields';
import { pictureFile, productPage } from './common/file';
import { parameters } from './common/parameters';
import { searchWords } from './searchWords';
import type { ApiEntry, Field } from './types';

/** A table or a form on the page; both have the same parts. */
const grid: readonly Field[] = [
	fields.location,
	cells('words_block_list', 'Cells', { as: 'rows' }),
];

export const document: readonly ApiEntry[] = [
	{
		id: 'smart-document-recognizer',
		category: 'document',
		name: 'Smart Document',
		nameZh: '智能文档解析',
		action: 'Parse smart document',
		description:
			'Parse a page into text, labels with values, tables, forms, formulas and its layout as Markdown',
		alias: searchWords(
			'key-value, contract, layout, Markdown, LaTeX, formula, table, form, PDF, RAG, 智能文档, 文档解析, 版面分析, 键值对, 合同, 公式, 表格, 表单',
		),
		expose: 'default',
		file: {
			...pictureFile,
			field: 'data',
			formats: ['PNG', 'JPEG', 'BMP', 'GIF', 'TIFF', 'WEBP', 'PCX', 'ICO', 'PSD', 'PDF'],
			maxSide: 30_000,
			pageParameter: 'pdf_page_number',
		},
		verifiable: { amount: 'subtotal_amount' },
		readsUnknown: { choice: 'smartDocument', parameters: { kv: true, table: true } },
		searchable: true,
		regions: ['cn-north-4', 'ap-southeast-1', 'ap-southeast-3'],
		confidence: 'always',
		positions: 'always',
		parameters: [
			on(
				'single_orientation_mode',
				'Single Orientation Mode',
				'Whether all text runs in one direction. Improves accuracy where that holds; turn off for mixed directions.',
			),
			parameters.language,
			flag('kv', 'Key Values', 'Whether to find labels and their values'),
			flag('table', 'Tables', 'Whether to read tables: rows and columns with a header'),
			flag(
				'layout',
				'Layout',
				'Whether to find out what each part of the page is, in reading order',
			),
			flag(
				'return_excel',
				'Return Excel',
				'Whether to return each table as a workbook, as a binary file. Needs Tables.',
			),
			flag('form', 'Forms', 'Whether to read ruled forms: data laid out in cells'),
			flag(
				'formula',
				'Formulas',
				'Whether to read formulas as LaTeX, of three lines at most. Takes longer.',
			),
			flag(
				'image_layout',
				'Image Layout',
				'Whether to look into the pictures of the page as well. Needs Layout.',
			),
			{
				name: 'kv_map',
				label: 'Key Value Names',
				description:
					'Other names for labels that are found: a JSON object from the label to the name. Needs Key Values.',
				type: 'json',
				placeholder: 'e.g. {"Invoice No.": "number"}',
			},
			parameters.eraseSeal,
			off(
				'character_mode',
				'Character Mode',
				'Whether to return every single character with its position and confidence',
			),
		],
		answer: {
			shape: 'sections',
			fields: [
				group(
					'ocr_result',
					'Text of the page',
					[
						number(
							'direction',
							'Counter-clockwise rotation of the picture in degrees, 0 to 359; -1 when it was not looked for',
						),
						fields.lines,
					],
					{ as: '' },
				),
				group(
					'kv_result',
					'Labels and their values',
					[
						pairs('kv_block_list', 'Values under their labels', {
							as: 'key_values',
							pair: ['key', 'value'],
						}),
					],
					{ when: 'kv=true', as: '' },
				),
				group(
					'table_result',
					'Tables of the page',
					[
						rows(
							'table_list',
							'Tables',
							[...grid, { ...fields.excel, description: 'The table as a workbook' }],
							{ as: 'tables' },
						),
					],
					{ when: 'table=true', as: '' },
				),
				group(
					'form_result',
					'Ruled forms of the page',
					[
						rows(
							'form_list',
							'Ruled forms',
							[...grid, { ...fields.excel, description: 'The form as a workbook' }],
							{ as: 'forms' },
						),
					],
					{ when: 'form=true', as: '' },
				),
				group(
					'layout_result',
					'Layout of the page',
					[
						rows(
							'layout_block_list',
							'Parts of the page in reading order',
							[
								fields.location,
								text(
									'type',
									'What the part is: text, title, sub_title, image, image_caption, form, table, table_caption, header, footer, page_number, reference, formula, stamp, directory or footnote',
								),
								text('text', 'Text of the part, not of tables and pictures'),
								any('words_ids', 'Text blocks of the part, counted from 0', { detail: true }),
								integer('table_id', 'Table of the part, counted from 0', {
									when: 'type is table and table=true',
								}),
								integer('form_id', 'Form of the part, counted from 0', {
									when: 'type is form and form=true',
								}),
								integer('formula_id', 'Formula of the part, counted from 0', {
									when: 'type is formula and formula=true',
								}),
							],
							{ as: 'layout' },
						),
					],
					{ when: 'layout=true', as: '' },
				),
				group(
					'formula_result',
					'Formulas of the page',
					[
						rows(
							'formula_list',
							'Formulas',
							[
								text('formula', 'Formula as LaTeX'),
								fields.location,
								text('type', 'formula (on its own) or embedded_formula (within a line)'),
							],
							{ as: 'formulas' },
						),
					],
					{ when: 'formula=true', as: '' },
				),
			],
		},
		source: 'https://support.huaweicloud.com/api-ocr/ocr_03_0161.html',
	},
	{
		id: 'custom-template',
		category: 'document',
		name: 'Custom Template',
		nameZh: '自定义模板OCR',
		action: 'Recognize with custom template',
		description: 'Read documents by a template of your own',
		alias: ['template', 'classifier', '自定义模板', '模板'],
		expose: 'other',
		notice:
			'Huawei Cloud took this service offline at the end of 2025. Smart Document finds labels and values without a template.',
		file: {
			...pictureFile,
			formats: ['JPEG', 'PNG', 'BMP', 'TIFF', 'GIF', 'WEBP'],
		},
		verifiable: { amount: 'subtotal_amount' },
		regions: [],
		confidence: 'none',
		positions: 'none',
		parameters: [
			{
				name: 'template_id',
				label: 'Template ID',
				description: 'Template to use. Give either this or Classifier ID.',
				type: 'string',
			},
			{
				name: 'classifier_id',
				label: 'Classifier ID',
				description: 'Classifier that chooses the template. Give either this or Template ID.',
				type: 'string',
			},
			off(
				'classifier_mode',
				'Classifier Mode',
				'Whether to return only which template fits. Needs Classifier ID.',
			),
		],
		answer: { shape: 'any', fields: [] },
		source: productPage,
	},
];
