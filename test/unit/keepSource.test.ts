import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { withSource } from '../../lib/n8n/node/keepSource';

it('a field that is no JSON, as a node may leave it, costs no document', () => {
	const json = { order: 4711, total: () => 1, at: { days: [1] } } as unknown as IDataObject;
	const context = { getInputData: () => [{ json }] } as unknown as IExecuteFunctions;
	const item = { json: { document: 'general-text' } };
	const { json: kept } = withSource(context, item, { item: 0 }, 'json') as any;
	expect(kept).toMatchObject({ document: 'general-text', input: { order: 4711 } });
	// A later node may change its own copy
	expect(kept.input.at).toEqual({ days: [1] });
	expect(kept.input.at).not.toBe(json.at);
});
