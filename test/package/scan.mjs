/**
 * Runs both legs of n8n's community scanner without a network: over the unpacked tarball and over the sources.
 * Prints `{ tarball, source }` as JSON, each `{ passed, message, details }`. First argument: a folder for the tarball.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
	SOURCE_FILE_PATTERNS,
	analyzePackage,
} from '@n8n/scan-community-package/scanner/scanner.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const place = process.argv[2];
const run = (command, ...args) =>
	execFileSync(command, args, {
		cwd: root,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
		shell: process.platform === 'win32',
	});

const packed = run('npm', 'pack', '--quiet', '--ignore-scripts', '--pack-destination', place);
run('tar', '-xzf', join(place, packed.trim().split('\n').at(-1)), '-C', place);

// The scanner writes what it finds to the console as well
console.log = console.error;
const facts = ({ passed, message, details }) => ({ passed, message, details });
const tarball = facts(await analyzePackage(join(place, 'package')));
const source = facts(await analyzePackage(root, SOURCE_FILE_PATTERNS));
process.stdout.write(JSON.stringify({ tarball, source }));
