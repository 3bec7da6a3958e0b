import { bankDocument } from './bankDocument';
import { invoice } from './invoice';
import { travel } from './travel';
import type { ApiEntry, Resource } from '../types';

/** Groups of the Receipt node. */
export const receiptResources: readonly Resource[] = [
	{
		value: 'invoice',
		name: 'Invoice',
		description: 'VAT invoices, vehicle sales invoices and quota invoices',
	},
	{
		value: 'travel',
		name: 'Travel',
		description: 'Train tickets, flight itineraries, taxi and toll receipts',
	},
	{
		value: 'bankDocument',
		name: 'Bank Document',
		description: 'Bank receipts and acceptance bills',
	},
];

export const receipt: readonly ApiEntry[] = [...invoice, ...travel, ...bankDocument];
