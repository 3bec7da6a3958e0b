import type { INodePropertyOptions } from 'n8n-workflow';

import type { Category } from '../../catalogue/types';

/** The operation that reaches APIs the panel does not list. */
export const OTHER_API = 'otherApi';

/** Whether the node of this category offers `OTHER_API`. */
export const offersOtherApi = (category: Category): boolean => category === 'document';

/** Options in the order n8n wants them: by name. */
export const byName = <T extends Pick<INodePropertyOptions, 'name'>>(options: T[]): T[] =>
	[...options].sort((a, b) => a.name.localeCompare(b.name, 'en'));
