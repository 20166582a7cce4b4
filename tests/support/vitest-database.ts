import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { ensureClient } from '@/lib/platform/start/generate';
import { dropDatabases, ensureTemplate, startTestServer, temporaryFolder } from './test-server';

declare module 'vitest' {
  interface ProvidedContext {
    databases: { serverUrl: string; template: string; prefix: string; dataDir: string };
  }
}

/** One PostgreSQL for the run; each worker makes its own database from the template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await ensureClient();
  const server = await startTestServer();
  const template = await ensureTemplate(server.url);
  const prefix = `test_${randomBytes(4).toString('hex')}_`;
  const dataDir = temporaryFolder('data');
  project.provide('databases', { serverUrl: server.url, template, prefix, dataDir });
  return async () => {
    await dropDatabases(server.url, prefix);
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
