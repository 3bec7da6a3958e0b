import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { HuaweiCloudApi } from '../../credentials/HuaweiCloudApi.credentials';
import { regions } from '../../lib/huawei/auth/regions';

const credential = new HuaweiCloudApi();
const field = (name: string) => credential.properties.find((property) => property.name === name)!;

test('the fields and their defaults', () => {
	expect(
		Object.fromEntries(credential.properties.map((property) => [property.name, property.default])),
	).toEqual({
		authentication: 'accessKey',
		region: 'cn-north-4',
		projectId: '',
		accessKeyId: '',
		secretAccessKey: '',
		securityToken: '',
		accountName: '',
		userName: '',
		password: '',
		enterpriseProjectId: '',
		customEndpoints: false,
		ocrEndpoint: '',
		iamEndpoint: '',
		session: '',
	});
});

test('secrets and the session are masked; the session is where n8n looks for it', () => {
	const masked = credential.properties.filter(
		(property) => property.typeOptions?.password === true,
	);
	expect(masked.map((property) => property.name).sort()).toEqual([
		'password',
		'secretAccessKey',
		'securityToken',
		'session',
	]);
	expect(field('session')).toMatchObject({ type: 'hidden', typeOptions: { expirable: true } });
});

test('all regions can be chosen', () => {
	expect(field('region').options!.map((option: any) => option.value)).toEqual(
		regions.map(({ id }) => id),
	);
});

test('only the fields of the chosen way to sign in show', () => {
	for (const name of ['accessKeyId', 'secretAccessKey', 'securityToken']) {
		expect(field(name).displayOptions).toEqual({ show: { authentication: ['accessKey'] } });
	}
	for (const name of ['accountName', 'userName', 'password']) {
		expect(field(name).displayOptions).toEqual({ show: { authentication: ['token'] } });
	}
	for (const name of ['ocrEndpoint', 'iamEndpoint']) {
		expect(field(name).displayOptions).toEqual({ show: { customEndpoints: [true] } });
	}
});

test('the HTTP Request node offers it: authenticate is an own property, and nothing else comes along', () => {
	expect(Object.keys(credential)).toContain('authenticate');
	expect(JSON.stringify(credential)).not.toMatch(/signIn|memory/);
});

test('the icons exist', () => {
	const { light, dark } = credential.icon as { light: string; dark: string };
	for (const icon of [light, dark]) {
		expect(existsSync(resolve(__dirname, '../../credentials', icon.replace('file:', '')))).toBe(
			true,
		);
	}
});
