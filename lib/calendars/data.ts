import 'server-only';
import { db, type Tx } from '@/lib/platform/db';
import { defaultPolicy } from '@/lib/service-levels/rules/default-policy';
import type { ClosedDayException, Policy } from '@/lib/service-levels/types';
import type { CaseFacts, PolicyVersion } from './types';

const WEEK_MS = 7 * 86_400_000;
const MOST_CASES = 5_000;
const VERSIONS_SHOWN = 20;

/** The latest versions, newest first; the built-in one when there is no other. */
export async function listPolicyVersions(tx: Pick<Tx, 'sltPolicy'> = db): Promise<PolicyVersion[]> {
  const rows = await tx.sltPolicy.findMany({ orderBy: { version: 'desc' }, take: VERSIONS_SHOWN });
  if (rows.length === 0)
    return [{ version: 1, effectiveFrom: new Date(defaultPolicy.effectiveFrom), policy: defaultPolicy }];
  return rows.map(({ version, effectiveFrom, policy }) => ({
    version,
    effectiveFrom,
    policy: { ...(policy as unknown as Policy), version, effectiveFrom: effectiveFrom.toISOString() },
  }));
}

/** The exceptions of operations, by date. */
export async function listExceptions(tx: Pick<Tx, 'closedDay'> = db): Promise<ClosedDayException[]> {
  const rows = await tx.closedDay.findMany({ orderBy: [{ date: 'asc' }, { region: 'asc' }] });
  return rows.map(({ region, date, closed, name }) => ({
    region,
    date: date.toISOString().slice(0, 10),
    state: closed ? 'CLOSED' : 'OPEN',
    name,
  }));
}

/** What was received in the seven days before `now`, as far as a deadline sees it; the latest 5,000 at most. */
export async function listRecentFacts(now: Date): Promise<CaseFacts[]> {
  return db.case.findMany({
    where: { receivedAt: { gte: new Date(now.getTime() - WEEK_MS), lte: now } },
    orderBy: { receivedAt: 'desc' },
    take: MOST_CASES,
    select: { kind: true, severity: true, serviceLevel: true, region: true, receivedAt: true },
  });
}
