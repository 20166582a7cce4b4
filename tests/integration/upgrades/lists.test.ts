import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { Invalid } from '@/lib/platform/errors';
import { listAccounts } from '@/lib/upgrades/data/list-accounts';
import { phaseOf } from '@/lib/upgrades/rules/phase';
import { windowOf } from '@/lib/upgrades/rules/window';
import { PHASES } from '@/lib/upgrades/types';
import { clockAt, contextFor, createAccount, createPerson, NOON } from '../../support/fixtures';

const MINUTE = 60_000;
const at = (minutes: number) => new Date(NOON.getTime() + minutes * MINUTE);

type Reports = { startedAt?: Date; completedAt?: Date; failedAt?: Date };

async function accountWith(upgradeInMinutes: number | null, reports: Reports = {}, name = 'Acme') {
  const { number } = await createAccount({ name });
  if (upgradeInMinutes === null) return number;
  const window = windowOf(at(upgradeInMinutes));
  await db.upgrade.create({ data: { accountNumber: number, ...window, ...reports, createdAt: NOON } });
  return number;
}

async function everything() {
  const operations = await contextFor(await createPerson('OPERATIONS'), clockAt());
  return operations.actor.scope;
}

describe('the list of accounts', () => {
  beforeAll(async () => {
    // One on each side of every boundary, and every report.
    for (const minutes of [11, 10, 9, 1, 0, -1, -14, -15, -16, 5000]) await accountWith(minutes);
    await accountWith(5, { startedAt: at(-1) });
    await accountWith(-20, { startedAt: at(-20) });
    await accountWith(-60, { startedAt: at(-60), completedAt: at(-50) });
    await accountWith(-60, { failedAt: at(-50) });
    await accountWith(null);
    await accountWith(null, {}, '100%_Łódź (quoted)');
  });

  it('filters by phase exactly as the rule says', async () => {
    const scope = await everything();
    const all = await listAccounts(scope, { limit: 100 }, NOON);
    for (const phase of PHASES) {
      const { data } = await listAccounts(scope, { phase, limit: 100 }, NOON);
      const expected = all.data.filter(({ upgrade }) => phaseOf(upgrade, NOON) === phase);
      expect(expected.length, phase).toBeGreaterThan(0);
      expect(data.map(({ number }) => number)).toEqual(expected.map(({ number }) => number));
    }
  });

  it('shows a customer theirs and no others, searched or not', async () => {
    const [mine, second] = [await accountWith(60), await accountWith(null)];
    const person = await createPerson('CUSTOMER_ADMIN', { accounts: [mine, second] });
    const { scope } = (await contextFor(person)).actor;
    const numbers = async (q?: string) =>
      (await listAccounts(scope, { q }, NOON)).data.map(({ number }) => number);
    expect(await numbers()).toEqual([mine, second]);
    expect(await numbers('Acme')).toEqual([mine, second]);
    expect(await numbers(String(mine))).toEqual([mine]);
    const nobody = await contextFor(await createPerson('CUSTOMER_ADMIN'));
    expect((await listAccounts(nobody.actor.scope, {}, NOON)).data).toEqual([]);
  });

  it('takes wildcards and quotes of a search literally', async () => {
    const scope = await everything();
    expect((await listAccounts(scope, { q: '100%_ł' }, NOON)).data).toHaveLength(1);
    expect((await listAccounts(scope, { q: '%' }, NOON)).data).toHaveLength(1);
    expect((await listAccounts(scope, { q: "' OR 1=1 --" }, NOON)).data).toHaveLength(0);
  });

  it('pages without gaps or repeats', async () => {
    const scope = await everything();
    const all = (await listAccounts(scope, { limit: 100 }, NOON)).data.map(({ number }) => number);
    const paged: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await listAccounts(scope, { limit: 3, cursor }, NOON);
      paged.push(...page.data.map(({ number }) => number));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(paged).toEqual(all);
  });

  it.each(['', '!!!', 'WyJhIl0', 'WzFlOTld', '[1]'])('refuses the cursor %j', async (cursor) => {
    await expect(listAccounts(await everything(), { cursor }, NOON)).rejects.toThrow(Invalid);
  });
});
