const { createRequire } = require('node:module');

const core = createRequire(require.resolve('n8n-core'));
const { ICredentialsHelper, NodeHelpers } = core('n8n-workflow');
const { Credentials } = require('n8n-core');

/** Stands for n8n's credential store and helper; `store` is what the database would hold. */
class CredentialStore extends ICredentialsHelper {
	types;
	store = new Map();
	/** How often a refreshed session was written to the store */
	updates = 0;
	constructor(types) {
		super();
		this.types = types;
	}
	type(name) {
		const type = this.types[name];
		if (!type) throw new Error(`The engine was given no credential type ${name}`);
		return type;
	}
	getParentTypes() {
		return [];
	}
	isCredentialUsableByNode() {
		return true;
	}
	getCredentialsProperties(name) {
		return this.type(name).properties;
	}
	async authenticate(data, name, options) {
		const { authenticate } = this.type(name);
		return typeof authenticate === 'function' ? await authenticate(data, options) : options;
	}
	/** Same steps as CredentialsHelper.preAuthentication of n8n 2.41.1 */
	async preAuthentication(helpers, data, name, node, expired) {
		const type = this.type(name);
		const expirable = type.properties.find(
			(p) => p.type === 'hidden' && p.typeOptions?.expirable === true,
		);
		if (!expirable || !type.preAuthentication) return undefined;
		if (data[expirable.name] !== '' && !expired) return undefined;
		const output = await type.preAuthentication.call(helpers, data);
		if (output[expirable.name] === undefined || !node.credentials) return undefined;
		const { id } = node.credentials[name];
		await this.updateCredentials({ id }, name, { ...this.store.get(id), ...output });
		return Object.assign(data, output);
	}
	async runPreAuthentication() {
		return undefined;
	}
	async getCredentials(reference, name) {
		return new Credentials({ id: reference.id, name: reference.name }, name);
	}
	/** As on the server: defaults are filled in and fields hidden by displayOptions are dropped */
	async getDecrypted(_additionalData, reference, name) {
		const stored = structuredClone(this.store.get(reference.id));
		return NodeHelpers.getNodeParameters(
			this.type(name).properties,
			stored,
			true,
			false,
			null,
			null,
		);
	}
	async updateCredentials(reference, _name, data) {
		this.updates++;
		this.store.set(reference.id, data);
	}
	async updateCredentialsOauthTokenData() {}
}

module.exports = { CredentialStore };
