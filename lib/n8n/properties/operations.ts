/** The choice of resource and operation, and the notices below it. */
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { resourcesOf } from '../../catalogue';
import type { ApiEntry, Category } from '../../catalogue/types';
import { byName, withoutFullStop } from './names';

/** What the operation does, the regions to choose in the credential for it, and what is special about its price. */
function descriptionOf({ description, regions, billing }: ApiEntry): string {
	const more = [
		...(regions.length > 0 ? [`Offered in ${regions.join(', ')}`] : []),
		...(billing ? [billing] : []),
	];
	const sentences = [withoutFullStop(description), ...more];
	return more.length === 0 ? description : `${sentences.join('. ')}.`;
}

const operationChoice = (entry: ApiEntry): INodePropertyOptions => ({
	name: entry.name,
	value: entry.id,
	action: entry.action,
	description: descriptionOf(entry),
});

/** Listed by name; the one to start with is the catalogue's first, which most people come for. */
const operation = (entries: ApiEntry[], resource?: string): INodeProperties => ({
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	...(resource === undefined ? {} : { displayOptions: { show: { resource: [resource] } } }),
	options: byName(entries.map(operationChoice)),
	default: entries[0].id,
});

const notices = (entries: ApiEntry[]): INodeProperties[] =>
	entries.flatMap(({ id, notice }) =>
		notice === undefined
			? []
			: [
					{
						displayName: notice,
						name: `notice_${id}`,
						type: 'notice',
						default: '',
						displayOptions: { show: { operation: [id] } },
					},
				],
	);

/** Resource (where the node has groups), operation and the notices of APIs that want care. */
export function operationProperties(category: Category, entries: ApiEntry[]): INodeProperties[] {
	const resources = resourcesOf(category);
	if (resources.length === 0) return [operation(entries), ...notices(entries)];
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: byName(resources),
			default: resources[0].value,
		},
		...resources.map(({ value }) =>
			operation(
				entries.filter(({ resource }) => resource === value),
				value,
			),
		),
		...notices(entries),
	];
}
