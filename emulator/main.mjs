/**
 * A local Huawei Cloud OCR: IAM and all OCR paths on one loopback port.
 * node emulator/main.mjs [--port 8790] [--host 127.0.0.1] [--region cn-north-4] [--latency 0] [--sample] [--json] [--quiet] [--parent]
 */
import { parseArgs } from 'node:util';
import { identities, regions } from './facts.mjs';
import { createServer } from './server.mjs';
import { createState } from './state.mjs';

const { values } = parseArgs({
	options: {
		port: { type: 'string', default: '8790' },
		host: { type: 'string', default: '127.0.0.1' },
		region: { type: 'string', default: 'cn-north-4' },
		latency: { type: 'string', default: '0' },
		sample: { type: 'boolean', default: false },
		json: { type: 'boolean', default: false },
		quiet: { type: 'boolean', default: false },
		parent: { type: 'boolean', default: false },
	},
});

function leave(message) {
	process.stderr.write(`${message}\n`);
	process.exit(2);
}
const project = regions.find(({ id }) => id === values.region)?.project;
if (!['127.0.0.1', 'localhost', '::1'].includes(values.host))
	leave('--host takes 127.0.0.1, localhost or ::1 only');
if (!project) leave(`--region takes one of ${regions.map(({ id }) => id).join(', ')}`);
if (!/^\d+$/.test(values.port) || !/^\d+$/.test(values.latency))
	leave('--port and --latency take whole numbers');

const state = createState({
	region: values.region,
	latencyMs: Number(values.latency),
	ocr: values.sample ? 'sample' : 'read',
});
const server = createServer(state);
server.on('error', (error) =>
	leave(`The emulator could not start on port ${values.port}: ${error.message}`),
);
server.listen(Number(values.port), values.host, () => {
	const host = values.host === '::1' ? '[::1]' : values.host;
	const url = `http://${host}:${server.address().port}`;
	if (values.json || values.port === '0')
		process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`);
	else if (!values.quiet) process.stdout.write(banner(url));
});

function banner(url) {
	const [key] = identities.accessKeys;
	const [user] = identities.users;
	return `Local Huawei Cloud OCR at ${url}

Type into the credential "Huawei Cloud API":
  Region              ${values.region}
  Access Key ID       ${key.id}
  Secret Access Key   ${key.secret}
or
  Account Name        ${user.account}
  User Name           ${user.name}
  Password            ${user.password}
and
  Project ID          leave empty, or ${project}
  Custom Endpoints    on
  OCR and IAM         ${url}

More identities, faults and figures: emulator/README.md. Stop with Ctrl+C.
`;
}

function stop() {
	server.close(() => process.exit(0));
	server.closeAllConnections();
}
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
if (values.parent) {
	process.stdin.resume();
	process.stdin.once('end', stop);
	process.stdin.once('error', stop);
}
