import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { chinaDate, checkedInvoice } from '../../verification/input';
import { recognizedInvoice } from '../../verification/recognized';
import type { Asked, GivenInvoice } from '../../verification/types';
import { parsedJson } from './parameters';

/** Typed values; those that may stay empty are in a collection, and beside it in workflows of the first release. */
function typed(context: IExecuteFunctions, item: number): GivenInvoice {
	const more = context.getNodeParameter('additionalFields', item, {}) as GivenInvoice;
	const value = (name: keyof GivenInvoice) => {
		const added = more[name];
		return added === undefined || added === '' ? context.getNodeParameter(name, item, '') : added;
	};
	return {
		code: value('code'),
		number: value('number'),
		issue_date: value('issue_date'),
		check_code: value('check_code'),
		subtotal_amount: value('subtotal_amount'),
	};
}

/** The invoice that an item asks about: its parameters, and what the answer is compared with. */
const question = (asked: Asked) => ({
	parameters: { ...asked.asked } as IDataObject,
	asked,
	/** In messages */
	name: `Invoice ${asked.asked.number}`,
});

/**
 * Reads the invoice that an item asks about, typed or recognized before.
 * @param now milliseconds since 1970
 * @throws Refused that names the field and the form, before anything is sent
 */
export function invoiceQuestion(
	context: IExecuteFunctions,
	item: number,
	now: number,
): ReturnType<typeof question> {
	const today = chinaDate(now);
	if (context.getNodeParameter('fieldSource', item, 'typed') !== 'recognized') {
		const asked = checkedInvoice(typed(context, item), today);
		return question({ asked, today });
	}
	const value = context.getNodeParameter(
		'recognizedInvoice',
		item,
		context.getInputData()[item].json,
	);
	const { given, kind, printed } = recognizedInvoice(
		parsedJson({ label: 'Recognized Invoice' }, value),
	);
	const asked = checkedInvoice(given, today, kind);
	return question({ asked, recognized: printed, today });
}
