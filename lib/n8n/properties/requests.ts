import type { INodeProperties } from 'n8n-workflow';

import type { ApiEntry } from '../../catalogue/types';
import { runNumbers, runSwitches } from '../../run/defaults';

/** Default and bounds of a number that the run reads. */
const numberOf = (
	name: keyof typeof runNumbers,
): Pick<INodeProperties, 'name' | 'type' | 'default' | 'typeOptions'> => {
	const { default: value, least, most } = runNumbers[name];
	return { name, type: 'number', default: value, typeOptions: { minValue: least, maxValue: most } };
};

/** Default of a switch that the run reads. */
export const switchOf = (
	name: keyof typeof runSwitches,
): Pick<INodeProperties, 'name' | 'type' | 'default'> => ({
	name,
	type: 'boolean',
	default: runSwitches[name],
});

/** A file behind a URL is not read here, so this option cannot apply. */
const unlessUrl = { displayOptions: { hide: { '/inputSource': ['url'] } } };

/** How the documents of a run are sent. Read once a run, from its first item. */
const requestOptions: INodeProperties[] = [
	{
		displayName: 'Attempts',
		...numberOf('attempts'),
		description:
			'Most times a call is sent when the service times out or cannot be reached. A call whose answer was lost may be billed although it is sent again; Repeat After a Lost Answer decides. Throttled calls wait for their turn; with 1 nothing is repeated.',
	},
	{
		displayName: 'Concurrency',
		...numberOf('concurrency'),
		description:
			'How many documents are sent at the same time. Results keep the order of the input.',
	},
	{
		displayName: 'Max Calls per Minute',
		...numberOf('maxCallsPerMinute'),
		description:
			'Most calls per minute, 0 for no limit. Limits that the service reports are kept in any case.',
	},
	{
		displayName: 'Recognize Identical Files Once',
		...switchOf('recognizeOnce'),
		...unlessUrl,
		description:
			'Whether files with the same bytes and parameters are sent and paid for only once in a run',
	},
	{
		displayName: 'Remember Answers',
		...switchOf('rememberAnswers'),
		...unlessUrl,
		description:
			"Whether to keep the answers in the data of this execution, so that Retry On Fail does not pay again for documents that went through. They are stored where n8n stores the execution's other data.",
	},
	{
		displayName: 'Repeat After a Lost Answer',
		...switchOf('repeatAfterLostAnswer'),
		description:
			'Whether a call is sent again when the connection breaks or the answer does not come in time. The service may have billed the lost call. Invoice verifications are never repeated.',
	},
	{
		displayName: 'Stop After (Calls)',
		...numberOf('stopAfterCalls'),
		description:
			'The run ends after so many billed calls, 0 for no end. Calls that may have been billed count. Documents that were not sent say so and cost nothing.',
	},
	{
		displayName: 'Time Budget (Seconds)',
		...numberOf('timeBudget'),
		description: 'How long one call may take in all, including waits and further attempts',
	},
	{
		displayName: 'Timeout (Seconds)',
		...numberOf('timeout'),
		description: 'How long one attempt waits for its answer',
	},
];

const requestsOf = (entry?: ApiEntry): INodeProperties[] =>
	requestOptions.filter(
		({ name }) => name !== 'repeatAfterLostAnswer' || entry?.neverRepeat === undefined,
	);

/** The group of options about how requests are sent: pace, retries, timeouts, limits. */
export const requestsGroup = (entry?: ApiEntry): INodeProperties => ({
	displayName: 'Requests',
	name: 'requests',
	type: 'collection',
	placeholder: 'Add request option',
	default: {},
	description: 'How requests are sent: attempts, pace, timeouts, limits and reuse of answers',
	options: requestsOf(entry),
});

/** The same where the first release had them, shown where a workflow has them set: n8n would drop their values. */
export const requestsOutside = (entry?: ApiEntry): INodeProperties[] =>
	requestsOf(entry).map((option) => ({
		...option,
		displayOptions: {
			...option.displayOptions,
			show: { [option.name]: [{ _cnd: { exists: true } }] },
		},
	}));
