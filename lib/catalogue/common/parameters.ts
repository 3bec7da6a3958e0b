import { flag, off } from '../parameter';
import type { ApiParameter } from '../types';

const languages: ApiParameter['values'] = [
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

/** Parameters that several APIs have. */
export const parameters = {
	detectDirection: off(
		'detect_direction',
		'Detect Direction',
		'Whether to find out how the picture is rotated (any angle) and read it upright',
	),
	quickMode: off(
		'quick_mode',
		'Quick Mode',
		'Whether to read faster. Only for a picture with one line of text that fills more than half of it.',
	),
	language: {
		name: 'language',
		label: 'Language',
		description: 'Language of the text',
		type: 'string',
		default: 'zh',
		values: languages,
	},
	returnTextLocation: off(
		'return_text_location',
		'Return Text Location',
		'Whether to return the corner points of the recognized text',
	),
	returnConfidence: off(
		'return_confidence',
		'Return Confidence',
		'Whether to return how sure the service is of each value',
	),
	returnRectificationMatrix: off(
		'return_rectification_matrix',
		'Return Rectification Matrix',
		'Whether to return the matrix of the perspective transform',
	),
	returnPortraitImage: off(
		'return_portrait_image',
		'Return Portrait Image',
		"Whether to return the holder's photo, as a binary file",
	),
	returnPortraitLocation: off(
		'return_portrait_location',
		'Return Portrait Location',
		"Whether to return the corner points of the holder's photo",
	),
	returnIdcardType: off(
		'return_idcard_type',
		'Return ID Card Type',
		'Whether to return if the picture shows an original, a copy or a photo of a screen',
	),
	returnAdjustedImage: off(
		'return_adjusted_image',
		'Return Adjusted Image',
		'Whether to return the document, cut out and set straight, as a binary file',
	),
	detectReproduce: off(
		'detect_reproduce',
		'Detect Reproduction',
		'Whether to warn when the picture was taken from a screen or another picture',
	),
	detectTampering: off(
		'detect_tampering',
		'Detect Tampering',
		'Whether to warn when the picture of the card looks edited. Fine retouching is not caught.',
	),
	detectBorderIntegrity: off(
		'detect_border_integrity',
		'Detect Border Integrity',
		'Whether to warn when the border of the card is incomplete',
	),
	detectBlocking: off(
		'detect_blocking_within_border',
		'Detect Blocking Within Border',
		'Whether to warn when something covers part of the card',
	),
	detectBlur: off('detect_blur', 'Detect Blur', 'Whether to warn when the picture is blurred'),
	detectGlare: off('detect_glare', 'Detect Glare', 'Whether to warn about reflections on the card'),
	returnIssuingAuthority: off(
		'return_issuing_authority',
		'Return Issuing Authority',
		'Whether to return the issuing authority',
	),
	eraseSeal: flag(
		'erase_seal',
		'Erase Seal',
		'Whether to remove seals before reading, which helps with text under a stamp',
	),
	convertUnicode: off(
		'convert_unicode',
		'Convert to Unicode',
		'Whether to return Burmese text as Unicode. Otherwise it comes in the Zawgyi encoding.',
	),
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
