import { businessAndBank } from './businessAndBank';
import { identityDocument } from './identityDocument';
import { overseasDocument } from './overseasDocument';
import { vehicleAndTransport } from './vehicleAndTransport';
import type { ApiEntry, Resource } from '../types';

/** Groups of the Card node. */
export const cardResources: readonly Resource[] = [
	{
		value: 'identityDocument',
		name: 'Identity Document',
		description: 'ID cards, passports, travel permits and the household register',
	},
	{
		value: 'vehicleAndTransport',
		name: 'Vehicle and Transport',
		description: 'Driver and vehicle licenses, plates, VIN and transport papers',
	},
	{
		value: 'businessAndBank',
		name: 'Business and Bank',
		description: 'Bank cards, business cards, business licenses and real estate certificates',
	},
	{
		value: 'overseasDocument',
		name: 'Overseas Document',
		description: 'Cards, licenses and plates of Southeast Asia and Latin America',
	},
];

export const card: readonly ApiEntry[] = [
	...identityDocument,
	...vehicleAndTransport,
	...businessAndBank,
	...overseasDocument,
];
