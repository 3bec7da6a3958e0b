import type { ApiParameter } from './types';

/** A switch whose state is not documented when it is not sent. */
export const flag = (name: string, label: string, description: string): ApiParameter => ({
	name,
	label,
	description,
	type: 'boolean',
});

/** A switch that is off unless it is sent. */
export const off = (name: string, label: string, description: string): ApiParameter => ({
	...flag(name, label, description),
	default: false,
});

/** A switch that is on unless it is sent. */
export const on = (name: string, label: string, description: string): ApiParameter => ({
	...flag(name, label, description),
	default: true,
});
