import { boolean, group, number, oneOf } from './field';
import { off, flag } from './parameter';
import { alarmFields, fields } from './common/fields';
import { pictureFile, pictureFormats, productPage } from './common/file';
import { searchWords } from './searchWords';
import type { ApiEntry } from './types';

export const classification: readonly ApiEntry[] = [
	{
		id: 'auto-classification',
		category: 'classification',
		name: 'Auto Classification',
		nameZh: '智能分类识别',
		action: 'Classify and recognize documents',
		description:
			'Find invoices, tickets and cards in one picture and read each by its kind, one item per document',
		alias: searchWords(
			'mixed invoices, expense claim, several documents, fapiao, 智能分类, 混贴, 票据分类, 发票, 报销, 汽车票, 船票, 网约车行程单, 机打发票',
		),
		expose: 'default',
		file: {
			...pictureFile,
			formats: [...pictureFormats, 'PDF', 'OFD'],
			pageParameter: 'pdf_page_number',
		},
		regions: ['cn-north-4'],
		confidence: 'byKind',
		positions: 'byKind',
		parameters: [
			{
				name: 'type_list',
				label: 'Kinds of Document',
				description: 'Kinds to look for, all when not set. Anything else is skipped.',
				type: 'strings',
				values: [
					{ value: 'bankcard', name: 'Bank Card' },
					{ value: 'bus_ship_ticket', name: 'Bus or Ship Ticket' },
					{ value: 'driver_license', name: 'Driver License' },
					{ value: 'flight_itinerary', name: 'Flight Itinerary' },
					{ value: 'id_card', name: 'ID Card (Chinese Mainland)' },
					{ value: 'machine_printed_invoice', name: 'Machine-Printed Invoice' },
					{ value: 'mvs_invoice', name: 'Motor Vehicle Sales Invoice' },
					{ value: 'passport', name: 'Passport' },
					{ value: 'quota_invoice', name: 'Quota Invoice' },
					{ value: 'ride_hailing_itinerary', name: 'Ride-Hailing Trip Sheet' },
					{ value: 'taxi_invoice', name: 'Taxi Invoice' },
					{ value: 'toll_invoice', name: 'Toll Invoice' },
					{ value: 'train_ticket', name: 'Train Ticket' },
					{ value: 'transportation_license', name: 'Transportation License' },
					{ value: 'vat_invoice', name: 'VAT Invoice' },
					{ value: 'vehicle_license', name: 'Vehicle License' },
				],
			},
			{
				name: 'extended_parameters',
				label: 'Extended Parameters',
				description:
					'Options for single kinds: a JSON object from the kind to the options of its own API. PDF pages cannot be set here.',
				type: 'object',
				placeholder: 'e.g. {"vat_invoice": {"advanced_mode": true}}',
			},
			flag('detect_seal', 'Detect Seal', 'Whether to report for each document if it bears a seal'),
		],
		answer: {
			shape: 'fields',
			documents: {
				at: 'result',
				content: 'content',
				status: 'status',
				typeField: 'type',
				contentByType: {
					bankcard: 'bankcard',
					bus_ship_ticket: null,
					driver_license: 'driver-license',
					flight_itinerary: 'flight-itinerary',
					id_card: 'id-card',
					machine_printed_invoice: null,
					mvs_invoice: 'mvs-invoice',
					passport: 'passport',
					quota_invoice: 'quota-invoice',
					ride_hailing_itinerary: null,
					taxi_invoice: 'taxi-invoice',
					toll_invoice: 'toll-invoice',
					train_ticket: 'train-ticket',
					transportation_license: 'transportation-license',
					vat_invoice: 'vat-invoice',
					vehicle_license: 'vehicle-license',
				},
			},
			fields: [
				// Invoices have a printed place that is called location as well
				{ ...fields.location, as: 'document_location' },
				boolean('seal_mark', 'Whether there is a seal', { when: 'detect_seal=true' }),
			],
		},
		billing:
			'Every document that was recognized counts as a call; documents that could not be recognized are free',
		source: 'https://support.huaweicloud.com/api-ocr/ocr_03_0113.html',
	},
	{
		id: 'auto-id-doc-classification',
		category: 'classification',
		name: 'ID Document Classification',
		nameZh: '智能证件分类',
		action: 'Classify ID document',
		description: 'Tell which kind of ID document a picture shows, without reading it',
		alias: ['KYC', 'identity document', 'card type', '证件分类', '智能证件分类', '身份证', '护照'],
		expose: 'default',
		file: { ...pictureFile, field: 'data' },
		regions: ['ap-southeast-2'],
		confidence: 'always',
		positions: 'always',
		parameters: [off('alarm', 'Alarm', 'Whether to return warnings about the picture')],
		answer: {
			shape: 'fields',
			fields: [
				oneOf('type', 'Kind of document', {
					cambodian_id_card: 'Cambodia ID card',
					hongkong_id_card: 'Hong Kong ID card',
					id_card: 'ID card (Chinese mainland)',
					macao_id_card: 'Macao ID card',
					myanmar_driver_license: 'Myanmar driver license',
					myanmar_id_card: 'Myanmar ID card',
					passport: 'Passport',
					peru_id_card: 'Peru ID card',
					thailand_id_card: 'Thailand ID card',
				}),
				fields.location,
				number('confidence', 'Confidence of the place, 0 to 1', { detail: true }),
				group(
					'alarm_result',
					'Warnings about the picture',
					[
						alarmFields.blur,
						alarmFields.glare,
						alarmFields.blocking,
						alarmFields.lighting,
						alarmFields.copy,
						alarmFields.borderIntegrity,
						alarmFields.reproduce,
					],
					{ when: 'alarm=true' },
				),
				fields.alarmScores,
			],
		},
		source: productPage,
	},
];
