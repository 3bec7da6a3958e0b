// Runs before n8n-core is loaded: it reads these once, at import
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
process.env.N8N_USER_FOLDER = mkdtempSync(join(tmpdir(), 'n8n-test-'));
process.env.N8N_ENCRYPTION_KEY = 'test_key';
process.env.NODE_ENV = 'test';
import 'reflect-metadata';
