/** Redis and Postgres as Debian packages bring them, each on a free port, with nothing kept. */
import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { freePort, startProcess } from './process.mjs';

const ROOT = 0;

/** The folder of a command: on the path, or where Debian puts Postgres, newest first. */
function folderOf(command) {
	const debian = '/usr/lib/postgresql';
	const versions = existsSync(debian) ? readdirSync(debian).sort().reverse() : [];
	const folders = [
		...versions.map((version) => join(debian, version, 'bin')),
		...process.env.PATH.split(delimiter),
	];
	return folders.find((folder) => existsSync(join(folder, command)));
}

/** Debian packages that queue mode needs and that are not here. @returns {string[]} */
export function missingPackages() {
	const commands = { 'redis-server': 'redis-server', postgresql: 'initdb' };
	return Object.keys(commands).filter((name) => !folderOf(commands[name]));
}

/** @param {string} logFile */
export async function startRedis(logFile) {
	const port = await freePort();
	const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
	const { stop } = await startProcess({
		name: 'Redis',
		command: join(folderOf('redis-server'), 'redis-server'),
		args,
		logFile,
		ready: 'Ready to accept connections',
	});
	return { port, stop };
}

/** Postgres refuses to run as root: the user that its package makes stands in. */
function postgresUser() {
	if (process.getuid() !== ROOT) return {};
	const [uid, gid] = ['-u', '-g'].map((which) =>
		execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }),
	);
	return { uid: Number(uid), gid: Number(gid) };
}

/**
 * A new database "postgres" with a user "n8n" who needs no password.
 * @param {string} logFile
 */
export async function startPostgres(logFile) {
	const bin = folderOf('initdb');
	const user = postgresUser();
	const folder = mkdtempSync(join(tmpdir(), 'n8n-e2e-postgres-'));
	if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
	const data = join(folder, 'data');
	const initial = ['-D', data, '-U', 'n8n', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
	execFileSync(join(bin, 'initdb'), initial, { ...user, cwd: folder, stdio: 'ignore' });
	const port = await freePort();
	const settings = [
		`port=${port}`,
		'listen_addresses=127.0.0.1',
		`unix_socket_directories=${folder}`,
		'fsync=off',
	];
	const { stop } = await startProcess({
		...user,
		name: 'Postgres',
		command: join(bin, 'postgres'),
		args: ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
		cwd: folder,
		logFile,
		ready: 'database system is ready to accept connections',
	});
	return {
		port,
		async stop() {
			await stop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
