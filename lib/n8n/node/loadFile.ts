/** Reads the file of an item from n8n's storage. */
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { Refused } from '../../refused';

/** The next step where a file has no bytes. */
export const EMPTY_FILE_REMEDY =
	'Look at the output of the previous node: the file may not have been downloaded or written completely.';

const LOST_FILE_REMEDY =
	'Run the workflow again from the node that creates the file: n8n deletes the files of executions after a while.';

/**
 * The bytes of a file of an item.
 * @param value name of the binary field, or the file itself
 * @throws Refused where n8n has no bytes
 */
export async function loadFile(
	{ helpers }: IExecuteFunctions,
	item: number,
	value: string | IBinaryData,
): Promise<Buffer> {
	const { id, data } = helpers.assertBinaryData(item, value);
	if (!id && typeof data !== 'string') {
		throw new Refused('The file has no contents', EMPTY_FILE_REMEDY);
	}
	return await helpers.getBinaryDataBuffer(item, value).catch((thrown: Error) => {
		throw new Refused(
			`n8n cannot read the file from its storage: ${thrown.message}`,
			LOST_FILE_REMEDY,
		);
	});
}
