/**
 * Packs what npm would publish and runs both legs of n8n's community scanner without a network: over the unpacked
 * tarball and over the sources. Prints `{ packed, tarball, source }` as JSON: what npm says about the tarball, and for
 * each leg `{ passed, message, details }`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
	SOURCE_FILE_PATTERNS,
	analyzePackage,
} from '@n8n/scan-community-package/scanner/scanner.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = (command, ...args) =>
	execFileSync(command, args, {
		cwd: root,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
		shell: process.platform === 'win32',
	});

// The scanner writes what it finds to the console as well
console.log = console.error;
const facts = ({ passed, message, details }) => ({ passed, message, details });

const place = mkdtempSync(join(tmpdir(), 'scan-'));
try {
	const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', place];
	const [packed] = JSON.parse(run('npm', ...pack));
	run('tar', '-xzf', join(place, packed.filename), '-C', place);
	const tarball = facts(await analyzePackage(join(place, 'package')));
	const source = facts(await analyzePackage(root, SOURCE_FILE_PATTERNS));
	process.stdout.write(JSON.stringify({ packed, tarball, source }));
} finally {
	rmSync(place, { recursive: true, force: true });
}
