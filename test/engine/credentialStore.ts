/* eslint-disable */
import { Credentials } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	ICredentialType,
	IHttpRequestOptions,
	INode,
	INodeProperties,
} from 'n8n-workflow';
import { ICredentialsHelper, NodeHelpers } from 'n8n-workflow';

/** Stands for n8n's credential store and helper; `store` is what the database would hold. */
export class TestCredentialsHelper extends ICredentialsHelper {
	store = new Map<string, ICredentialDataDecryptedObject>();
	/** How often a refreshed session was written to the store */
	updates = 0;

	constructor(private readonly types: Record<string, ICredentialType>) {
		super();
	}

	private type(name: string) {
		const type = this.types[name];
		if (!type) throw new Error(`The harness was given no credential type ${name}`);
		return type;
	}

	getParentTypes() {
		return [];
	}

	isCredentialUsableByNode() {
		return true;
	}

	getCredentialsProperties(name: string): INodeProperties[] {
		return this.type(name).properties;
	}

	async authenticate(
		data: ICredentialDataDecryptedObject,
		name: string,
		options: any,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.type(name);
		return typeof authenticate === 'function' ? await authenticate(data, options) : options;
	}

	/** Same steps as CredentialsHelper.preAuthentication of n8n 2.41.1 */
	async preAuthentication(
		helpers: any,
		data: ICredentialDataDecryptedObject,
		name: string,
		node: INode,
		expired: boolean,
	) {
		const type = this.type(name);
		const expirable = type.properties.find(
			(p) => p.type === 'hidden' && p.typeOptions?.expirable === true,
		);
		if (!expirable || !type.preAuthentication) return undefined;
		if (data[expirable.name] !== '' && !expired) return undefined;
		const output = (await type.preAuthentication.call(
			helpers,
			data,
		)) as ICredentialDataDecryptedObject;
		if (output[expirable.name] === undefined || !node.credentials) return undefined;
		const { id } = node.credentials[name];
		await this.updateCredentials({ id }, name, { ...this.store.get(id!)!, ...output });
		return Object.assign(data, output);
	}

	async runPreAuthentication() {
		return undefined;
	}

	async getCredentials(reference: any, name: string): Promise<ICredentials> {
		return new Credentials({ id: reference.id, name: reference.name }, name) as any;
	}

	/** As on the server: defaults are filled in and fields hidden by displayOptions are dropped */
	async getDecrypted(_additionalData: any, reference: any, name: string) {
		const stored = structuredClone(this.store.get(reference.id)!);
		return NodeHelpers.getNodeParameters(
			this.type(name).properties,
			stored as any,
			true,
			false,
			null,
			null,
		) as ICredentialDataDecryptedObject;
	}

	async updateCredentials(reference: any, _name: string, data: ICredentialDataDecryptedObject) {
		this.updates++;
		this.store.set(reference.id, data);
	}

	async updateCredentialsOauthTokenData() {}
}
