import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { stopChild } from '@/lib/platform/start/supervise';
import { launchWeb } from '@/lib/platform/start/web';
import { createPerson } from '@/tests/support/fixtures';
import { quietPort } from '@/tests/support/quiet-port';

const SETTINGS: Record<string, Record<string, string>> = {
  'no AUTH_SECRET': { AUTH_SECRET: '' },
  'an AUTH_SECRET that is too short': { AUTH_SECRET: 'short' },
  'no DATABASE_URL': { DATABASE_URL: '' },
  'a database that is not there': { DATABASE_URL: 'postgresql://127.0.0.1:1/none' },
};
const PATHS = ['/api/v1/me', '/api/v1/cases', '/api/v1/accounts', '/accounts', '/desk', '/operations'];

/** Starts the web process under these settings, asks it once it listens, and stops it; null when it ended by itself. */
async function statusesUnder(settings: Record<string, string>, headers: Record<string, string>) {
  const port = await quietPort();
  const origin = `http://127.0.0.1:${port}`;
  const own = { ...process.env, NODE_OPTIONS: '', LOG_LEVEL: 'silent' } as Record<string, string>;
  const place = { PORT: String(port), HOST: '127.0.0.1', HOSTNAME: '127.0.0.1', APP_URL: origin };
  const child = launchWeb({ ...own, ...place, ...settings }, 'pipe');
  const ask = (path: string) =>
    fetch(`${origin}${path}`, { headers, redirect: 'manual' }).then(({ status }) => status);
  try {
    while (child.exitCode === null && child.signalCode === null) {
      if (await ask('/api/health/live').catch(() => 0)) return await Promise.all(PATHS.map(ask));
      await delay(50);
    }
    return null;
  } finally {
    await stopChild(child, 'SIGTERM', 5_000);
  }
}

describe('a product that is set up wrongly', () => {
  it.each(Object.entries(SETTINGS))('with %s shows nothing to anybody', async (_, settings) => {
    const { token } = await createPerson('OPERATIONS');
    const headers = { authorization: `Bearer ${token}`, cookie: 'cutover.session=cut_s_nothing' };
    const statuses = await statusesUnder(settings, headers);
    for (const status of statuses ?? []) expect(status).toBeGreaterThanOrEqual(300);
    expect(statuses === null || statuses.slice(0, 3).every((status) => status >= 500)).toBe(true);
  });
});
