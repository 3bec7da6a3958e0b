/** n8n's lint reads literals only: this writes a built description out as the literal class it stands for. */
import type { INodeTypeDescription } from 'n8n-workflow';

const identifier = /^[A-Za-z_$][\w$]*$/;

const literal = (value: unknown): string => {
	if (Array.isArray(value)) return `[${value.map(literal).join(',\n')}]`;
	if (value !== null && typeof value === 'object') {
		const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
		return `{\n${entries
			.map(
				([name, inner]) =>
					`${identifier.test(name) ? name : JSON.stringify(name)}: ${literal(inner)}`,
			)
			.join(',\n')}\n}`;
	}
	if (typeof value === 'string')
		return `'${JSON.stringify(value).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'")}'`;
	return String(value);
};

export const literalSource = (className: string, description: INodeTypeDescription): string => `
import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

export class ${className} implements INodeType {
	description: INodeTypeDescription = ${literal({ ...description, inputs: undefined, outputs: undefined }).replace(/^\{/, '{\ninputs: [NodeConnectionTypes.Main], outputs: [NodeConnectionTypes.Main],')};
}
`;
