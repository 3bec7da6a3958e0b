import { file, group, integer, number, textRegions, rows, text } from './field';
import { off, on } from './parameter';
import { fields } from './common/fields';
import { pictureFile } from './common/file';
import { parameters } from './common/parameters';
import { searchWords } from './searchWords';
import type { ApiEntry, Format } from './types';

const manyFormats: readonly Format[] = [
	'JPEG',
	'PNG',
	'BMP',
	'GIF',
	'TIFF',
	'WEBP',
	'PCX',
	'ICO',
	'PSD',
	'PDF',
];

export const general: readonly ApiEntry[] = [
	{
		id: 'general-text',
		category: 'general',
		name: 'General Text',
		nameZh: '通用文字识别',
		action: 'Recognize general text',
		description: 'Read printed text in scans, photos and PDF pages, in 27 languages',
		alias: searchWords('print, document, scan, PDF, text, letter, 文字, 印刷体, 文档, 扫描件'),
		expose: 'default',
		file: {
			...pictureFile,
			formats: manyFormats,
			maxSide: 30_000,
			maxPixels: 160_000_000,
			pageParameter: 'pdf_page_number',
		},
		readsUnknown: { choice: 'generalText', parameters: {} },
		searchable: true,
		regions: ['cn-north-4', 'cn-east-3', 'ap-southeast-1'],
		confidence: 'always',
		positions: 'always',
		parameters: [
			parameters.detectDirection,
			parameters.quickMode,
			off(
				'character_mode',
				'Character Mode',
				'Whether to return every single character with its position and confidence',
			),
			parameters.language,
			off(
				'single_orientation_mode',
				'Single Orientation Mode',
				'Whether all text runs in one direction. Improves accuracy where that holds; leave off for mixed directions.',
			),
			off(
				'return_markdown_result',
				'Return Markdown Result',
				'Whether to return all text joined into one string as well: tabs within a row, line breaks between rows',
			),
		],
		answer: {
			shape: 'fields',
			fields: [
				number(
					'direction',
					'Counter-clockwise rotation of the picture in degrees, 0 to 359; -1 when it was not looked for',
				),
				fields.lines,
				text(
					'markdown_result',
					'All text as one string: tabs within a row, line breaks between rows',
					{ when: 'return_markdown_result=true', as: 'markdown' },
				),
			],
		},
		source: 'https://support.huaweicloud.com/api-ocr/ocr_03_0042.html',
	},
	{
		id: 'general-table',
		category: 'general',
		name: 'General Table',
		nameZh: '通用表格识别',
		action: 'Recognize general table',
		description: 'Read tables and the text around them, as rows or as a workbook',
		alias: ['spreadsheet', 'Excel', 'xlsx', 'grid', 'rows', '表格', '电子表格', '单元格'],
		expose: 'default',
		file: pictureFile,
		regions: ['cn-north-4', 'cn-east-3', 'ap-southeast-3'],
		confidence: 'return_confidence',
		positions: 'return_text_location',
		parameters: [
			{
				...parameters.returnTextLocation,
				description: 'Whether to return the corner points of text and cells',
			},
			off(
				'return_char_location',
				'Return Character Location',
				'Whether to return the corner points of every character. Needs Return Text Location.',
			),
			parameters.returnConfidence,
			off(
				'return_excel',
				'Return Excel',
				'Whether to return the tables as a workbook, as a binary file',
			),
			parameters.returnRectificationMatrix,
			off(
				'with_borders',
				'With Borders',
				'Whether the picture holds ruled tables only, which improves accuracy for these. When off, tables without lines are looked for as well.',
			),
		],
		answer: {
			shape: 'fields',
			fields: [
				textRegions('words_region_list', 'Text and table regions in reading order'),
				fields.excel,
			],
		},
		source: 'https://support.huaweicloud.com/api-ocr/ocr_03_0031.html',
	},
	{
		id: 'handwriting',
		category: 'general',
		name: 'Handwriting',
		nameZh: '手写文字识别',
		action: 'Recognize handwriting',
		description: 'Read handwritten Chinese, letters and digits',
		alias: ['handwritten', 'notes', 'form', '手写', '手写体', '手写文字'],
		expose: 'default',
		file: { ...pictureFile, minSide: 8 },
		searchable: true,
		regions: ['cn-north-4'],
		confidence: 'always',
		positions: 'always',
		parameters: [
			parameters.quickMode,
			{
				name: 'char_set',
				label: 'Character Set',
				description: 'Which characters may be returned',
				type: 'string',
				default: 'general',
				values: [
					{ value: 'general', name: 'Chinese, Letters and Digits' },
					{ value: 'digit', name: 'Digits' },
					{ value: 'letter', name: 'Letters' },
					{ value: 'digit_letter', name: 'Letters and Digits' },
				],
			},
			parameters.detectDirection,
		],
		answer: { shape: 'fields', fields: [fields.lines] },
		source: 'https://support.huaweicloud.com/api-ocr/ocr_03_0032.html',
	},
	{
		id: 'web-image',
		category: 'general',
		name: 'Web Image',
		nameZh: '网络图片识别',
		action: 'Recognize web image',
		description: 'Read text in pictures from the web or the screen, with contact data and fonts',
		alias: searchWords(
			'screenshot, poster, advertisement, contact, font, 网络图片, 截图, 海报, 联系人',
		),
		expose: 'default',
		file: {
			...pictureFile,
			formats: ['JPEG', 'PNG', 'BMP', 'TIFF', 'GIF', 'WEBP'],
			maxSide: 30_000,
		},
		searchable: true,
		regions: ['cn-north-4', 'cn-south-1', 'cn-east-3', 'ap-southeast-2'],
		confidence: 'always',
		positions: 'always',
		parameters: [
			parameters.detectDirection,
			{
				name: 'extract_type',
				label: 'Extract Type',
				description: 'Further data to extract',
				type: 'strings',
				default: [],
				values: [
					{ value: 'contact_info', name: 'Contact Data', description: 'Name, phone and address' },
					{
						value: 'image_size',
						name: 'Picture Size',
						description: 'Width and height of the picture',
					},
				],
			},
			off(
				'detect_font',
				'Detect Font',
				'Whether to return the five closest fonts of each text block',
			),
			on(
				'detect_text_direction',
				'Detect Text Direction',
				'Whether to find out the direction of each text block. Turn off where all text is upright.',
			),
		],
		answer: {
			shape: 'fields',
			fields: [
				fields.lines,
				group(
					'extracted_data',
					'Further data that was asked for',
					[
						group(
							'contact_info',
							'Contact data found in the picture',
							[
								text('name', 'Name'),
								text('phone', 'Phone number'),
								text('province', 'Province'),
								text('city', 'City'),
								text('district', 'District'),
								text('detail_address', 'Address without province, city and district'),
							],
							{ when: 'extract_type contains contact_info' },
						),
						group(
							'image_size',
							'Size of the picture in pixels',
							[integer('height', 'Height'), integer('width', 'Width')],
							{ when: 'extract_type contains image_size' },
						),
					],
					{ as: '' },
				),
			],
		},
		source: 'https://support.huaweicloud.com/api-ocr/ocr_03_0108.html',
	},
	{
		id: 'seal',
		category: 'general',
		name: 'Seal',
		nameZh: '印章识别',
		action: 'Recognize seal',
		description: 'Find seals and stamps, read their text, cut them out or remove them',
		alias: ['stamp', 'chop', 'contract', '印章', '公章', '图章', '盖章', '合同'],
		expose: 'default',
		file: {
			...pictureFile,
			field: 'data',
			formats: manyFormats,
			pageParameter: 'pdf_page_number',
		},
		regions: ['cn-north-4'],
		confidence: 'always',
		positions: 'always',
		parameters: [
			off(
				'return_seal_image',
				'Return Seal Image',
				'Whether to return a picture of each seal, as a binary file',
			),
			off(
				'return_erased_seal_image',
				'Return Erased Seal Image',
				'Whether to return the input without its seals, as a binary file',
			),
		],
		answer: {
			shape: 'fields',
			fields: [
				rows('seal_list', 'Seals found', [
					text('type', 'Form of the seal: circle, ellipse, rectangle, triangle or rhombus'),
					file('seal_image', 'Picture of the seal', {
						when: 'return_seal_image=true',
						binary: 'seal',
						content: 'image',
					}),
					number('confidence', 'Confidence, 0 to 1'),
					fields.location,
					fields.lines,
				]),
				file('erased_seal_image', 'The input without its seals', {
					when: 'return_erased_seal_image=true',
					binary: 'erased',
					content: 'image',
				}),
			],
		},
		source: 'https://support.huaweicloud.com/api-ocr/ocr_03_0168.html',
	},
];
