import type { ApiParameter, Field, FileInput, Format } from './types';

/** The page most entries without a page of their own follow: limits and formats of every API. */
export const productPage = 'https://support.huaweicloud.com/productdesc-ocr/ocr_01_0006.html';

export const pictureFormats: readonly Format[] = ['JPEG', 'PNG', 'BMP', 'TIFF'];

/** What most APIs take: a picture of 15 to 8192 pixels a side, at most 10 MB as Base64. */
export const pictureFile: FileInput = {
	field: 'image',
	formats: pictureFormats,
	minSide: 15,
	maxSide: 8192,
	maxBase64Bytes: 10_485_760,
};

export const languages: ApiParameter['values'] = [
	{ value: 'auto', name: 'Detect Automatically' },
	{ value: 'am', name: 'Amharic' },
	{ value: 'ar', name: 'Arabic' },
	{ value: 'zh', name: 'Chinese and English' },
	{ value: 'da', name: 'Danish' },
	{ value: 'fr', name: 'French' },
	{ value: 'de', name: 'German' },
	{ value: 'he', name: 'Hebrew' },
	{ value: 'hi', name: 'Hindi' },
	{ value: 'id', name: 'Indonesian' },
	{ value: 'it', name: 'Italian' },
	{ value: 'ja', name: 'Japanese' },
	{ value: 'km', name: 'Khmer' },
	{ value: 'ko', name: 'Korean' },
	{ value: 'la', name: 'Latin' },
	{ value: 'ms', name: 'Malay' },
	{ value: 'no', name: 'Norwegian' },
	{ value: 'pl', name: 'Polish' },
	{ value: 'pt', name: 'Portuguese' },
	{ value: 'ro', name: 'Romanian' },
	{ value: 'ru', name: 'Russian' },
	{ value: 'es', name: 'Spanish' },
	{ value: 'sv', name: 'Swedish' },
	{ value: 'th', name: 'Thai' },
	{ value: 'tr', name: 'Turkish' },
	{ value: 'uk', name: 'Ukrainian' },
	{ value: 'vi', name: 'Vietnamese' },
];

/** A switch that is off unless sent. */
const off = { type: 'boolean', default: false } as const;

/** Parameters that several APIs have. */
export const parameters = {
	detectDirection: {
		...off,
		name: 'detect_direction',
		label: 'Detect Direction',
		description: 'Whether to find out how the picture is rotated (any angle) and read it upright',
	},
	quickMode: {
		...off,
		name: 'quick_mode',
		label: 'Quick Mode',
		description:
			'Whether to read faster. Only for a picture with one line of text that fills more than half of it.',
	},
	language: {
		name: 'language',
		label: 'Language',
		description: 'Language of the text',
		type: 'string',
		default: 'zh',
		values: languages,
	},
	returnTextLocation: {
		...off,
		name: 'return_text_location',
		label: 'Return Text Location',
		description: 'Whether to return the corner points of the recognized text',
	},
	returnConfidence: {
		...off,
		name: 'return_confidence',
		label: 'Return Confidence',
		description: 'Whether to return how sure the service is of each value',
	},
	returnRectificationMatrix: {
		...off,
		name: 'return_rectification_matrix',
		label: 'Return Rectification Matrix',
		description: 'Whether to return the matrix of the perspective transform',
	},
	returnPortraitImage: {
		...off,
		name: 'return_portrait_image',
		label: 'Return Portrait Image',
		description: "Whether to return the holder's photo, as a binary file",
	},
	returnPortraitLocation: {
		...off,
		name: 'return_portrait_location',
		label: 'Return Portrait Location',
		description: "Whether to return the corner points of the holder's photo",
	},
	returnIdcardType: {
		...off,
		name: 'return_idcard_type',
		label: 'Return ID Card Type',
		description:
			'Whether to return if the picture shows an original, a copy or a photo of a screen',
	},
	returnAdjustedImage: {
		...off,
		name: 'return_adjusted_image',
		label: 'Return Adjusted Image',
		description: 'Whether to return the document, cut out and set straight, as a binary file',
	},
	detectReproduce: {
		...off,
		name: 'detect_reproduce',
		label: 'Detect Reproduction',
		description: 'Whether to warn when the picture was taken from a screen or another picture',
	},
	detectTampering: {
		...off,
		name: 'detect_tampering',
		label: 'Detect Tampering',
		description:
			'Whether to warn when the picture of the card looks edited. Fine retouching is not caught.',
	},
	detectBorderIntegrity: {
		...off,
		name: 'detect_border_integrity',
		label: 'Detect Border Integrity',
		description: 'Whether to warn when the border of the card is incomplete',
	},
	detectBlocking: {
		...off,
		name: 'detect_blocking_within_border',
		label: 'Detect Blocking Within Border',
		description: 'Whether to warn when something covers part of the card',
	},
	detectBlur: {
		...off,
		name: 'detect_blur',
		label: 'Detect Blur',
		description: 'Whether to warn when the picture is blurred',
	},
	detectGlare: {
		...off,
		name: 'detect_glare',
		label: 'Detect Glare',
		description: 'Whether to warn about reflections on the card',
	},
	returnIssuingAuthority: {
		...off,
		name: 'return_issuing_authority',
		label: 'Return Issuing Authority',
		description: 'Whether to return the issuing authority',
	},
	eraseSeal: {
		name: 'erase_seal',
		label: 'Erase Seal',
		description: 'Whether to remove seals before reading, which helps with text under a stamp',
		type: 'boolean',
	},
	convertUnicode: {
		...off,
		name: 'convert_unicode',
		label: 'Convert to Unicode',
		description:
			'Whether to return Burmese text as Unicode. Otherwise it comes in the Zawgyi encoding.',
	},
	cardSide: {
		name: 'side',
		label: 'Side',
		description: 'Side of the card. Detected automatically when not set.',
		type: 'string',
		values: [
			{ value: 'front', name: 'Front' },
			{ value: 'back', name: 'Back' },
		],
	},
	licensePage: {
		name: 'side',
		label: 'Side',
		description: 'Page to read. Naming it improves accuracy.',
		type: 'string',
		default: 'front',
		values: [
			{ value: 'front', name: 'Main Page' },
			{ value: 'back', name: 'Second Page' },
			{ value: 'double_side', name: 'Both Pages', description: 'Both pages in one picture' },
		],
	},
} as const satisfies Record<string, ApiParameter>;

/** Warnings about the picture of a card: parameter and field name the same thing. */
export const alarmFields = {
	reproduce: {
		name: 'detect_reproduce_result',
		type: 'boolean',
		description: 'Whether the picture was taken from a screen or another picture',
		alarm: 'The picture was taken from a screen or another picture',
	},
	copy: {
		name: 'detect_copy_result',
		type: 'boolean',
		description: 'Whether the picture shows a copy',
		alarm: 'The picture shows a copy, not the original',
	},
	tampering: {
		name: 'detect_tampering_result',
		type: 'boolean',
		description: 'Whether the picture of the card looks edited',
		alarm: 'The picture of the card looks edited',
	},
	borderIntegrity: {
		name: 'detect_border_integrity_result',
		type: 'boolean',
		description: 'Whether the border is incomplete (true means incomplete)',
		alarm: 'The border of the document is incomplete',
	},
	blocking: {
		name: 'detect_blocking_within_border_result',
		type: 'boolean',
		description: 'Whether something covers part of the document',
		alarm: 'Something covers part of the document',
	},
	blur: {
		name: 'detect_blur_result',
		type: 'boolean',
		description: 'Whether the picture is blurred',
		alarm: 'The picture is blurred',
	},
	glare: {
		name: 'detect_glare_result',
		type: 'boolean',
		description: 'Whether there are reflections on the document',
		alarm: 'There are reflections on the document',
	},
	interim: {
		name: 'detect_interim_result',
		type: 'boolean',
		description: 'Whether the card is a temporary one',
		alarm: 'The card is a temporary one',
	},
	lighting: {
		name: 'detect_insufficient_lighting_result',
		type: 'boolean',
		description: 'Whether the picture is too dark',
		alarm: 'The picture is too dark',
	},
} as const satisfies Record<string, Field>;

/** Fields that several APIs have. */
export const fields = {
	confidence: {
		name: 'confidence',
		type: 'any',
		description: 'Confidence of each field, 0 to 1',
		detail: true,
	},
	textLocation: {
		name: 'text_location',
		type: 'any',
		description: 'Corner points of each field',
		when: 'return_text_location=true',
		detail: true,
	},
	scores: {
		name: 'score_info',
		type: 'any',
		description: 'Scores behind the warnings, higher is more likely',
		detail: true,
	},
	alarmScores: {
		name: 'alarm_confidence',
		type: 'any',
		description: 'Scores behind the warnings, higher is more likely',
		when: 'alarm=true',
		detail: true,
	},
	location: {
		name: 'location',
		type: 'location',
		description: 'Corner points in the picture',
		detail: true,
	},
	lines: {
		name: 'words_block_list',
		type: 'lines',
		description: 'Text blocks, left to right and top to bottom',
	},
	portrait: {
		name: 'portrait_image',
		type: 'file',
		description: "The holder's photo",
		when: 'return_portrait_image=true',
		binary: 'portrait',
		content: 'image',
	},
	portraitLocation: {
		name: 'portrait_location',
		type: 'location',
		description: "Corner points of the holder's photo",
		when: 'return_portrait_location=true',
		detail: true,
	},
	adjusted: {
		name: 'adjusted_image',
		type: 'file',
		description: 'The document cut out and set straight',
		when: 'return_adjusted_image=true',
		binary: 'adjusted',
		content: 'image',
	},
	excel: {
		name: 'excel',
		type: 'file',
		description: 'The tables as a workbook',
		when: 'return_excel=true',
		binary: 'excel',
		content: 'xlsx',
	},
	machineCode1: {
		name: 'machine_code1',
		type: 'text',
		description: 'First line of the machine-readable zone',
	},
	machineCode2: {
		name: 'machine_code2',
		type: 'text',
		description: 'Second line of the machine-readable zone',
	},
	machineCode3: {
		name: 'machine_code3',
		type: 'text',
		description: 'Third line of the machine-readable zone',
	},
	side: { name: 'side', type: 'text', description: 'Side of the card: front or back' },
	cardKind: {
		name: 'idcard_type',
		type: 'enum',
		description: 'What the picture shows: the original, a copy or a screen',
		when: 'return_idcard_type=true',
		values: { normal: 'Original', copy: 'Copy', screen: 'Photo of a screen' },
	},
} as const satisfies Record<string, Field>;
