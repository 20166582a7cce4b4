import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeProblem } from '@/lib/platform/start/node-version';
import { startOldPostgres } from '../support/old-postgres';
import { quietPort } from '../support/quiet-port';
import { startProduct } from '../support/started-product';

/** Starts it where it must refuse: the exit code and the lines it printed. */
async function refusal(env: Record<string, string>, port?: number) {
  const product = await startProduct({ env, ...(port ? { port } : {}) });
  const code = await product.ended;
  const left = readdirSync(product.dataDir);
  await product.stop();
  return { code, lines: product.output().trim().split('\n'), left };
}

describe('a start that can not work says why in one line and exits with 1', () => {
  const busy = createServer();
  let busyPort = 0;

  beforeAll(async () => {
    busyPort = await quietPort();
    await new Promise<void>((resolve) => busy.listen(busyPort, '127.0.0.1', resolve));
  });
  afterAll(() => void busy.close());

  test('a port in use, before anything is written', async () => {
    const { code, lines, left } = await refusal({}, busyPort);
    expect(code).toBe(1);
    expect(lines).toEqual([
      `Port ${busyPort} on 127.0.0.1 is already in use. Stop what uses it, or set PORT to a free one.`,
    ]);
    expect(left).toEqual([]);
  });

  test('a line for each bad variable, and no value of one', async () => {
    const bad = {
      PORT: '70000',
      DEMO: 'yes',
      AUTH_SECRET: 'short',
      DATABASE_URL: 'mysql://root:hunter2@db/x',
      LOG_LEVEL: 'loud',
    };
    const { code, lines } = await refusal(bad);
    expect(code).toBe(1);
    expect(lines).toEqual([
      'PORT must be a port number from 1 to 65535.',
      'DATABASE_URL must be a postgresql:// address.',
      'DEMO must be 0 or 1.',
      'AUTH_SECRET must have at least 16 characters.',
      'LOG_LEVEL must be trace, debug, info, warn, error, fatal or silent.',
    ]);
  });

  test('a database of the operator without AUTH_SECRET', async () => {
    const { code, lines } = await refusal({ DATABASE_URL: 'postgresql://localhost/x' });
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringContaining('AUTH_SECRET is required with DATABASE_URL')]);
  });

  test('a database that can not be reached, without its password', async () => {
    const nobody = await quietPort();
    const url = `postgresql://u:hunter2@127.0.0.1:${nobody}/cutover`;
    const { code, lines } = await refusal({ DATABASE_URL: url, AUTH_SECRET: 'x'.repeat(32) });
    expect(code).toBe(1);
    expect(lines).toEqual([
      expect.stringContaining(`no PostgreSQL usable at 127.0.0.1:${nobody}/cutover (ECONNREFUSED`),
    ]);
    expect(lines.join()).not.toContain('hunter2');
  });

  test('a database that is too old', async () => {
    const { server, port } = await startOldPostgres('130011');
    const url = `postgresql://u:p@127.0.0.1:${port}/cutover`;
    const { code, lines } = await refusal({ DATABASE_URL: url, AUTH_SECRET: 'x'.repeat(32) });
    server.close();
    expect(code).toBe(1);
    expect(lines).toEqual([
      `DATABASE_URL: PostgreSQL 13 at 127.0.0.1:${port}/cutover is too old; 14 or later is needed.`,
    ]);
  });

  test('a data folder that can not be made', async () => {
    const { code, lines } = await refusal({ DATA_DIR: '/dev/null/nowhere' });
    expect(code).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(/^DATA_DIR: \/dev\/null\/nowhere can't be written \(\w+\)\.$/),
    ]);
  });

  test.each(['20.19.0', '22.11.0', '18.0.0'])('Node %s', (version) => {
    expect(nodeProblem(version)).toContain(`Cutover needs Node 22.12 or later and found ${version}.`);
    expect(nodeProblem('24.21.0')).toBeUndefined();
  });
});
