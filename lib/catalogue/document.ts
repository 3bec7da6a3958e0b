import { fields, parameters, pictureFile, productPage } from './shared';
import type { ApiEntry, Field } from './types';

/** A table or a form on the page; both have the same parts. */
const grid: readonly Field[] = [
	fields.location,
	{ name: 'words_block_list', type: 'cells', description: 'Cells', as: 'rows' },
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
		alias: [
			'key-value',
			'contract',
			'layout',
			'Markdown',
			'LaTeX',
			'formula',
			'table',
			'form',
			'PDF',
			'RAG',
			'智能文档',
			'文档解析',
			'版面分析',
			'键值对',
			'合同',
			'公式',
			'表格',
			'表单',
		],
		expose: 'default',
		file: {
			...pictureFile,
			field: 'data',
			formats: ['PNG', 'JPEG', 'BMP', 'GIF', 'TIFF', 'WEBP', 'PCX', 'ICO', 'PSD', 'PDF'],
			maxSide: 30_000,
			pageParameter: 'pdf_page_number',
		},
		regions: ['cn-north-4', 'ap-southeast-1', 'ap-southeast-3'],
		parameters: [
			{
				name: 'single_orientation_mode',
				label: 'Single Orientation Mode',
				description:
					'Whether all text runs in one direction. Improves accuracy where that holds; turn off for mixed directions.',
				type: 'boolean',
				default: true,
			},
			parameters.language,
			{
				name: 'kv',
				label: 'Key Values',
				description: 'Whether to find labels and their values',
				type: 'boolean',
			},
			{
				name: 'table',
				label: 'Tables',
				description: 'Whether to read tables: rows and columns with a header',
				type: 'boolean',
			},
			{
				name: 'layout',
				label: 'Layout',
				description: 'Whether to find out what each part of the page is, in reading order',
				type: 'boolean',
			},
			{
				name: 'return_excel',
				label: 'Return Excel',
				description: 'Whether to return each table as a workbook, as a binary file. Needs Tables.',
				type: 'boolean',
			},
			{
				name: 'form',
				label: 'Forms',
				description: 'Whether to read ruled forms: data laid out in cells',
				type: 'boolean',
			},
			{
				name: 'formula',
				label: 'Formulas',
				description: 'Whether to read formulas as LaTeX, of three lines at most. Takes longer.',
				type: 'boolean',
			},
			{
				name: 'image_layout',
				label: 'Image Layout',
				description: 'Whether to look into the pictures of the page as well. Needs Layout.',
				type: 'boolean',
			},
			{
				name: 'kv_map',
				label: 'Key Value Names',
				description:
					'Other names for labels that are found: a JSON object from the label to the name. Needs Key Values.',
				type: 'json',
				placeholder: 'e.g. {"Invoice No.": "number"}',
			},
			parameters.eraseSeal,
			{
				name: 'character_mode',
				label: 'Character Mode',
				description: 'Whether to return every single character with its position and confidence',
				type: 'boolean',
				default: false,
			},
		],
		answer: {
			shape: 'sections',
			fields: [
				{
					name: 'ocr_result',
					type: 'group',
					description: 'Text of the page',
					as: '',
					fields: [
						{
							name: 'direction',
							type: 'number',
							description:
								'Counter-clockwise rotation of the picture in degrees, 0 to 359; -1 when it was not looked for',
						},
						fields.lines,
					],
				},
				{
					name: 'kv_result',
					type: 'group',
					description: 'Labels and their values',
					when: 'kv=true',
					as: '',
					fields: [
						{
							name: 'kv_block_list',
							type: 'pairs',
							description: 'Values under their labels',
							as: 'key_values',
							pair: ['key', 'value'],
						},
					],
				},
				{
					name: 'table_result',
					type: 'group',
					description: 'Tables of the page',
					when: 'table=true',
					as: '',
					fields: [
						{
							name: 'table_list',
							type: 'rows',
							description: 'Tables',
							as: 'tables',
							fields: [...grid, { ...fields.excel, description: 'The table as a workbook' }],
						},
					],
				},
				{
					name: 'form_result',
					type: 'group',
					description: 'Ruled forms of the page',
					when: 'form=true',
					as: '',
					fields: [
						{
							name: 'form_list',
							type: 'rows',
							description: 'Ruled forms',
							as: 'forms',
							fields: [...grid, { ...fields.excel, description: 'The form as a workbook' }],
						},
					],
				},
				{
					name: 'layout_result',
					type: 'group',
					description: 'Layout of the page',
					when: 'layout=true',
					as: '',
					fields: [
						{
							name: 'layout_block_list',
							type: 'rows',
							description: 'Parts of the page in reading order',
							as: 'layout',
							fields: [
								fields.location,
								{
									name: 'type',
									type: 'text',
									description:
										'What the part is: text, title, sub_title, image, image_caption, form, table, table_caption, header, footer, page_number, reference, formula, stamp, directory or footnote',
								},
								{
									name: 'text',
									type: 'text',
									description: 'Text of the part, not of tables and pictures',
								},
								{
									name: 'words_ids',
									type: 'any',
									description: 'Text blocks of the part, counted from 0',
									detail: true,
								},
								{
									name: 'table_id',
									type: 'integer',
									description: 'Table of the part, counted from 0',
									when: 'table=true',
								},
								{
									name: 'form_id',
									type: 'integer',
									description: 'Form of the part, counted from 0',
									when: 'form=true',
								},
								{
									name: 'formula_id',
									type: 'integer',
									description: 'Formula of the part, counted from 0',
									when: 'formula=true',
								},
							],
						},
					],
				},
				{
					name: 'formula_result',
					type: 'group',
					description: 'Formulas of the page',
					when: 'formula=true',
					as: '',
					fields: [
						{
							name: 'formula_list',
							type: 'rows',
							description: 'Formulas',
							as: 'formulas',
							fields: [
								{ name: 'formula', type: 'text', description: 'Formula as LaTeX' },
								fields.location,
								{
									name: 'type',
									type: 'text',
									description: 'formula (on its own) or embedded_formula (within a line)',
								},
							],
						},
					],
				},
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
		regions: [],
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
			{
				name: 'classifier_mode',
				label: 'Classifier Mode',
				description: 'Whether to return only which template fits. Needs Classifier ID.',
				type: 'boolean',
				default: false,
			},
		],
		answer: { shape: 'any', fields: [] },
		source: productPage,
	},
];
