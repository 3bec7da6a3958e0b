import { any, boolean, file, lines, location, oneOf, text } from '../field';
import type { Field } from '../types';

/** A finding about the picture; where it is true, the item goes to review for this reason. */
const alarm = (name: string, description: string, reason: string) =>
	boolean(name, description, { alarm: reason });

/** Warnings about the picture of a card: parameter and field name the same thing. */
export const alarmFields = {
	reproduce: alarm(
		'detect_reproduce_result',
		'Whether the picture was taken from a screen or another picture',
		'The picture was taken from a screen or another picture',
	),
	copy: alarm(
		'detect_copy_result',
		'Whether the picture shows a copy',
		'The picture shows a copy, not the original',
	),
	tampering: alarm(
		'detect_tampering_result',
		'Whether the picture of the card looks edited',
		'The picture of the card looks edited',
	),
	borderIntegrity: alarm(
		'detect_border_integrity_result',
		'Whether the border is incomplete (true means incomplete)',
		'The border of the document is incomplete',
	),
	blocking: alarm(
		'detect_blocking_within_border_result',
		'Whether something covers part of the document',
		'Something covers part of the document',
	),
	blur: alarm('detect_blur_result', 'Whether the picture is blurred', 'The picture is blurred'),
	glare: alarm(
		'detect_glare_result',
		'Whether there are reflections on the document',
		'There are reflections on the document',
	),
	interim: alarm(
		'detect_interim_result',
		'Whether the card is a temporary one',
		'The card is a temporary one',
	),
	lighting: alarm(
		'detect_insufficient_lighting_result',
		'Whether the picture is too dark',
		'The picture is too dark',
	),
} as const satisfies Record<string, Field>;

/** Warnings that come where the parameter of the same name asks for them. */
export const asked = (fields: readonly Field[]): Field[] =>
	fields.map((field) => ({ ...field, when: field.name.replace(/_result$/, '=true') }));

/** Fields that several APIs have. */
export const fields = {
	confidence: any('confidence', 'Confidence of each field, 0 to 1', { detail: true }),
	textLocation: any('text_location', 'Corner points of each field', {
		when: 'return_text_location=true',
		detail: true,
	}),
	scores: any('score_info', 'Scores behind the warnings, higher is more likely', { detail: true }),
	alarmScores: any('alarm_confidence', 'Scores behind the warnings, higher is more likely', {
		when: 'alarm=true',
		detail: true,
	}),
	location: location('location', 'Corner points in the picture', { detail: true }),
	lines: lines('words_block_list', 'Text blocks, left to right and top to bottom'),
	portrait: file('portrait_image', "The holder's photo", {
		when: 'return_portrait_image=true',
		binary: 'portrait',
		content: 'image',
	}),
	portraitLocation: location('portrait_location', "Corner points of the holder's photo", {
		when: 'return_portrait_location=true',
		detail: true,
	}),
	adjusted: file('adjusted_image', 'The document cut out and set straight', {
		when: 'return_adjusted_image=true',
		binary: 'adjusted',
		content: 'image',
	}),
	excel: file('excel', 'The tables as a workbook', {
		when: 'return_excel=true',
		binary: 'excel',
		content: 'xlsx',
	}),
	machineCode1: text('machine_code1', 'First line of the machine-readable zone'),
	machineCode2: text('machine_code2', 'Second line of the machine-readable zone'),
	machineCode3: text('machine_code3', 'Third line of the machine-readable zone'),
	side: text('side', 'Side of the card: front or back'),
	cardKind: oneOf(
		'idcard_type',
		'What the picture shows: the original, a copy or a screen',
		{ normal: 'Original', copy: 'Copy', screen: 'Photo of a screen' },
		{ when: 'return_idcard_type=true' },
	),
} as const satisfies Record<string, Field>;
