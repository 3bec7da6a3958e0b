/** The choice of resource and operation, and the notices below it. */
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { resourcesOf } from '../../catalogue';
import type { ApiEntry, Category } from '../../catalogue/types';
import { OTHER_API, byName, offersOtherApi, withoutFullStop } from './names';

const otherApi: INodePropertyOptions = {
	name: 'Other API',
	value: OTHER_API,
	action: 'Call another OCR API',
	description: 'Call an OCR API by its ID, with your own parameters',
};

/** What the operation does, the regions to choose in the credential for it, and what is special about its price. */
function descriptionOf({ description, regions, billing }: ApiEntry): string {
	const more = [
		...(regions.length > 0 ? [`Offered in ${regions.join(', ')}`] : []),
		...(billing ? [billing] : []),
	];
	const sentences = [withoutFullStop(description), ...more];
	return more.length === 0 ? description : `${sentences.join('. ')}.`;
}

const option = (entry: ApiEntry): INodePropertyOptions => ({
	name: entry.name,
	value: entry.id,
	action: entry.action,
	description: descriptionOf(entry),
});

/** Listed by name; the one to start with is the catalogue's first, which most people come for. */
const operation = (
	options: INodePropertyOptions[],
	show?: { resource: string[] },
): INodeProperties => ({
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	...(show ? { displayOptions: { show } } : {}),
	options: byName(options),
	default: options[0].value,
});

const notices = (entries: ApiEntry[]): INodeProperties[] =>
	entries
		.filter((entry) => entry.notice !== undefined)
		.map((entry) => ({
			displayName: entry.notice!,
			name: `notice_${entry.id}`,
			type: 'notice' as const,
			default: '',
			displayOptions: { show: { operation: [entry.id] } },
		}));

/** Resource (where the node has groups), operation and the notices of APIs that want care. */
export function operationProperties(category: Category, entries: ApiEntry[]): INodeProperties[] {
	const resources = resourcesOf(category);
	if (resources.length === 0) {
		const options = entries.map(option);
		return [
			operation(offersOtherApi(category) ? [...options, otherApi] : options),
			...notices(entries),
		];
	}
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: byName(
				resources.map(({ name, value, description }) => ({ name, value, description })),
			),
			default: resources[0].value,
		},
		...resources.map((resource) =>
			operation(entries.filter((entry) => entry.resource === resource.value).map(option), {
				resource: [resource.value],
			}),
		),
		...notices(entries),
	];
}
