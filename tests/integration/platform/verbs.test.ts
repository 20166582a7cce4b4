import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { getTokenOwner } from '@/lib/auth/data';
import { systemClock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { runNode } from '@/lib/platform/start/run-child';
import { resetDatabase } from '../../support/database';
import { temporaryFolder } from '../../support/test-server';

type Person = { email: string; accounts: number[]; apiToken: string };

const dataDir = temporaryFolder('verbs');
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
beforeEach(resetDatabase);

/** What a person types at the terminal, on this test's database. */
function run(verb: string, args: readonly string[], env: Record<string, string> = {}) {
  const settings = {
    DATA_DIR: dataDir,
    AUTH_SECRET: 'x'.repeat(32),
    APP_URL: 'https://cutover.example',
    ...env,
  };
  return runNode(['--import', 'tsx', 'lib/platform/start/main.ts', verb, ...args], { env: settings });
}

describe('a verb of the terminal', () => {
  it('invites the first one of operations into a database where nobody is', async () => {
    const asked = ['--email', 'first@test.example', '--name', 'Ada Byron'];
    const { code, output } = await run('operator', asked);
    expect(output).toMatch(/^https:\/\/cutover\.example\/invitation\?token=cut_i_[\w-]{43}$/m);
    expect(code).toBe(0);
    expect(await db.user.findMany({ select: { email: true, role: true } })).toEqual([
      { email: 'first@test.example', role: 'OPERATIONS' },
    ]);
    expect(await run('operator', ['--email', 'x'])).toMatchObject({ code: 1 });
  });

  it('seeds the demo’s people before the load, so that a start afterwards finds them', async () => {
    const load = ['--accounts', '2', '--cases', '5'];
    for (const seeded of [2, 4]) {
      const { code, output } = await run('seed', load, { DEMO: '1' });
      expect(code, output).toBe(0);
      expect(await db.account.count({ where: { number: { gte: 600_000 } } })).toBe(seeded);
      const { people } = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as { people: Person[] };
      const admin = people.find(({ email }) => email === 'admin@halden.example');
      expect(admin?.accounts).toEqual([100_001, 100_002, 100_003]);
      expect(await getTokenOwner(admin?.apiToken ?? '', systemClock.now())).not.toBeNull();
    }
  });
});
