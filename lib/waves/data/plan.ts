import 'server-only';
import { createHash } from 'node:crypto';
import { db, type Tx } from '@/lib/platform/db';
import { readNoticeRules } from '@/lib/upgrades/data/notice-rules';
import { rungsOf } from '@/lib/upgrades/rules/ladder';
import { forecastNotices } from '../rules/forecast';
import { planWave } from '../rules/plan';
import type { PlanSource } from '../schema';
import type { DryRun, PlanConflict, PlanRow, WaveTerms } from '../types';
import { freezesAround } from './freezes';
import { readFiltered, readHeld, readMovable, readPeople, readPlanAccounts } from './plan-facts';
import { type CsvRows, readCsv } from './read-csv';

type Reader = Pick<Tx, '$queryRaw' | 'freeze' | 'noticeRule'>;

/** Names an outcome: the same accounts in the same windows, nothing else. */
function fingerprintOf(placed: DryRun['placed']): string {
  const text = placed.map(({ accountNumber, lockoutStartsAt, upgradeStartsAt, expectedEndAt }) =>
    [accountNumber, ...[lockoutStartsAt, upgradeStartsAt, expectedEndAt].map(Number)].join('@'),
  );
  return createHash('sha256').update(text.join()).digest('base64url');
}

async function rowsOf(tx: Reader, wave: WaveTerms, source: PlanSource, now: Date): Promise<CsvRows> {
  if (source.csv !== undefined) return readCsv(source.csv, wave);
  if (source.filter) return { rows: await readFiltered(tx, wave, source.filter, now), conflicts: [] };
  const rows = (source.accounts ?? []).map(
    ({ account, startsAt }): PlanRow => ({
      accountNumber: account,
      startsAt: startsAt ?? null,
      line: null,
    }),
  );
  return { rows, conflicts: [] };
}

type Asked = { rows: readonly PlanRow[]; conflicts: readonly PlanConflict[]; isMove: boolean; now: Date };

async function dryRun(tx: Reader, wave: WaveTerms, { rows, conflicts, isMove, now }: Asked): Promise<DryRun> {
  const numbers = rows.map(({ accountNumber }) => accountNumber);
  const held = { except: isMove ? numbers : [], countsPending: true };
  const plan = planWave({
    wave,
    rows,
    isMove,
    now,
    accounts: await readPlanAccounts(tx, numbers),
    held: await readHeld(tx, wave, held),
    freezes: await freezesAround(wave.day, tx),
  });
  const { people, adminsOf } = await readPeople(
    tx,
    plan.placed.map(({ accountNumber }) => accountNumber),
  );
  const rungs = rungsOf(await readNoticeRules(tx));
  return {
    ...plan,
    conflicts: [...conflicts, ...plan.conflicts].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    people,
    notices: forecastNotices(plan.placed, adminsOf, isMove ? 'MOVED' : 'SCHEDULED', rungs, now),
    fingerprint: fingerprintOf(plan.placed),
  };
}

/** What putting these accounts into the wave would do. Writes nothing. @throws Invalid for a CSV that is none */
export async function planOf(
  wave: WaveTerms,
  source: PlanSource,
  now: Date,
  tx: Reader = db,
): Promise<DryRun> {
  return dryRun(tx, wave, { ...(await rowsOf(tx, wave, source, now)), isMove: false, now });
}

/** What moving the wave to another day would do to the accounts whose lockout is still ahead. Writes nothing. */
export async function planMoveOf(wave: WaveTerms, day: string, now: Date, tx: Reader = db): Promise<DryRun> {
  const rows = await readMovable(tx, wave.id, now);
  return dryRun(tx, { ...wave, day }, { rows, conflicts: [], isMove: true, now });
}
