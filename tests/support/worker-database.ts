import { join } from 'node:path';
import { inject } from 'vitest';
import { resetDatabase } from './database';
import { cloneTemplate, databaseUrl } from './test-server';

// Before any module of the product loads: this worker's own database, empty at the start of every test file.
const { serverUrl, template, prefix, dataDir } = inject('databases');
const name = `${prefix}${process.env.VITEST_POOL_ID}`;

process.env.DATABASE_URL = databaseUrl(serverUrl, name);
process.env.AUTH_SECRET = 'a secret that only the tests know, 32+';
process.env.APP_URL = 'http://localhost:3000';
process.env.DATA_DIR = join(dataDir, `worker-${process.env.VITEST_POOL_ID}`);
process.env.LOG_LEVEL ??= 'silent';

if (!(await cloneTemplate(serverUrl, template, name))) await resetDatabase();
