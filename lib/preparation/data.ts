import 'server-only';
import { listRequestsAfter } from '@/lib/cases/data/list-requests-after';
import { db, type Tx } from '@/lib/platform/db';
import { phaseOf } from '@/lib/upgrades/rules/phase';
import { checklistOf } from './rules';
import type { Acknowledgement, ChecklistLine, PreparationFacts } from './types';

type Raw = Pick<Tx, '$queryRaw'>;
type Of<T> = T & { accountNumber: number };
type AccountRow = {
  number: number;
  hasContactCenter: boolean;
  upgradeId: string | null;
  lockoutStartsAt: Date;
  upgradeStartsAt: Date;
  expectedEndAt: Date;
  startedAt: Date | null;
  completedAt: Date | null;
  failedAt: Date | null;
};
type AgentRow = Of<{ id: string; name: string; email: string; total: number }>;

const MOST_NAMED = 50;

export type Checklist = { upgradeId: string | null; lines: ChecklistLine[] };

/**
 * The checklists of accounts as of `now`, by number; those that are upgraded, or being upgraded, have none. Asks for no
 * scope: callers have.
 */
export async function readChecklists(
  accountNumbers: readonly number[],
  now: Date,
  tx: Raw = db,
): Promise<Map<number, Checklist>> {
  const accounts = (await readAccounts(tx, accountNumbers)).flatMap(({ number, ...row }) => {
    const facts = row.upgradeId ? row : null;
    const phase = phaseOf(facts, now);
    const isAhead = phase === 'SCHEDULED' && row.upgradeId !== null;
    if (!isAhead && phase !== 'NOT_SCHEDULED' && phase !== 'FAILED') return [];
    const attempt =
      isAhead && row.upgradeId
        ? { accountNumber: number, upgradeId: row.upgradeId, lockoutStartsAt: row.lockoutStartsAt }
        : null;
    return [{ number, hasContactCenter: row.hasContactCenter, attempt }];
  });
  const numbers = accounts.map(({ number }) => number);
  const attempts = accounts.flatMap(({ attempt }) => attempt ?? []);
  const admins = Map.groupBy(await readAdmins(tx, numbers), byAccount);
  const agents = Map.groupBy(await readAgents(tx, numbers), byAccount);
  const requests = Map.groupBy(await listRequestsAfter(attempts, tx), byAccount);
  const seen = Map.groupBy(await readAcknowledgements(tx, attempts), ({ upgradeId }) => upgradeId);
  return new Map(
    accounts.map(({ number, hasContactCenter, attempt }) => {
      const facts: PreparationFacts = {
        admins: admins.get(number) ?? [],
        agents: agents.get(number) ?? [],
        agentCount: agents.get(number)?.[0]?.total ?? 0,
        hasContactCenter,
        requests: attempt && (requests.get(number) ?? []),
        attempt,
      };
      const upgradeId = attempt?.upgradeId ?? null;
      const lines = checklistOf(facts, (upgradeId && seen.get(upgradeId)) || [], now);
      return [number, { upgradeId, lines }];
    }),
  );
}

const byAccount = ({ accountNumber }: Of<object>) => accountNumber;

const readAccounts = (tx: Raw, numbers: readonly number[]) => tx.$queryRaw<AccountRow[]>`
  SELECT a.number, 'CONTACT_CENTER' = ANY(a.products::text[]) AS "hasContactCenter", u.id AS "upgradeId",
    u.lockout_starts_at AS "lockoutStartsAt", u.upgrade_starts_at AS "upgradeStartsAt",
    u.expected_end_at AS "expectedEndAt", u.started_at AS "startedAt", u.completed_at AS "completedAt",
    u.failed_at AS "failedAt"
  FROM accounts a LEFT JOIN upgrades u ON u.account_number = a.number AND u.current
  WHERE a.number = ANY(${[...numbers]}::int[]) AND a.platform = 'CLASSIC'`;

const readAdmins = (tx: Raw, numbers: readonly number[]) => tx.$queryRaw<
  Of<PreparationFacts['admins'][number]>[]
>`
  SELECT m.account_number AS "accountNumber", u.id AS "userId", u.name, u.email,
    u.email_verified_at IS NOT NULL AS "isConfirmed", u.signed_in_at AS "signedInAt"
  FROM memberships m JOIN users u ON u.id = m.user_id AND u.disabled_at IS NULL
  WHERE m.account_number = ANY(${[...numbers]}::int[])
  ORDER BY m.account_number, u.name, u.id`;

/** Within an account the database keeps addresses apart; across accounts, and for an empty one, nothing does. */
const readAgents = (tx: Raw, numbers: readonly number[]) => tx.$queryRaw<AgentRow[]>`
  SELECT * FROM (
    SELECT d.account_number AS "accountNumber", d.id, d.first_name || ' ' || d.last_name AS name, d.email,
      count(*) OVER (PARTITION BY d.account_number)::int AS total,
      row_number() OVER (PARTITION BY d.account_number ORDER BY d.last_name, d.first_name, d.id) AS place
    FROM directory_users d
    WHERE d.account_number = ANY(${[...numbers]}::int[]) AND d.status = 'ACTIVE'
      AND 'CONTACT_CENTER' = ANY(d.products::text[])
      AND (trim(d.email) = '' OR EXISTS (
        SELECT 1 FROM directory_users o
        WHERE lower(o.email) = lower(d.email) AND o.status = 'ACTIVE' AND o.id <> d.id))
  ) found WHERE place <= ${MOST_NAMED} ORDER BY "accountNumber", place`;

const readAcknowledgements = (tx: Raw, attempts: readonly { upgradeId: string }[]) => tx.$queryRaw<
  (Acknowledgement & { upgradeId: string })[]
>`
  SELECT p.upgrade_id AS "upgradeId", p.finding, p.fingerprint, p.acknowledged_at AS at, u.name AS by
  FROM preparation_acknowledgements p JOIN users u ON u.id = p.acknowledged_by_id
  WHERE p.upgrade_id = ANY(${attempts.map(({ upgradeId }) => upgradeId)}::uuid[])`;
