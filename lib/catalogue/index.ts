import { card, cardResources } from './card';
import { classification } from './classification';
import { document } from './document';
import { domain } from './domain';
import { general } from './general';
import { receipt, receiptResources } from './receipt';
import type { ApiEntry, Category, Resource } from './types';
import { verification } from './verification';

/** Every API of the service, category by category. */
export const catalogue: readonly ApiEntry[] = [
	...general,
	...card,
	...receipt,
	...domain,
	...classification,
	...verification,
	...document,
];

const byId = new Map(catalogue.map((entry) => [entry.id, entry]));

/** The entry of an API, undefined when the id is not known. */
export const apiById = (id: string): ApiEntry | undefined => byId.get(id);

/** The APIs whose documents an answer holds beside those of its own. */
export const kindsOf = ({ answer }: ApiEntry): ApiEntry[] =>
	Object.values(answer.documents?.contentByType ?? {}).flatMap((id) =>
		id === null ? [] : (byId.get(id) ?? []),
	);

/** All entries of a node, those with expose "other" included. */
export const apisOf = (category: Category): ApiEntry[] =>
	catalogue.filter((entry) => entry.category === category);

const resources: Partial<Record<Category, readonly Resource[]>> = {
	card: cardResources,
	receipt: receiptResources,
};

/** Groups inside a node; empty where the node has few operations and needs none. */
export const resourcesOf = (category: Category): readonly Resource[] => resources[category] ?? [];
