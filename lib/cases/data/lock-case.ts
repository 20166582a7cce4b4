import 'server-only';
import type { AccountScope } from '@/lib/platform/actor';
import type { Tx } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import { Prisma } from '@/lib/platform/generated/client';
import type { CaseState } from '../types';

/** The columns the rules work with. */
export const caseState = Prisma.sql`
  number, account_number AS "accountNumber", kind::text AS kind, severity::text AS severity, status::text AS status,
  requester_id::text AS "requesterId", assignee_id::text AS "assigneeId", service_level::text AS "serviceLevel",
  region::text AS region, policy_version AS "policyVersion", received_at AS "receivedAt",
  respond_by AS "respondBy", responded_at AS "respondedAt", complete_by AS "completeBy",
  completed_at AS "completedAt", paused_at AS "pausedAt", paused_total_ms AS "pausedTotalMs",
  next_deadline AS "nextDeadline", at_risk_at AS "atRiskAt", item_count AS "itemCount", items_done AS "itemsDone",
  resolved_at AS "resolvedAt", reopened_at AS "reopenedAt", verdict::text AS verdict, closed_at AS "closedAt", last_activity_at AS "lastActivityAt", version`;

/** The condition that keeps a query on `cases` inside the scope. */
export function casesInScope(scope: AccountScope): Prisma.Sql {
  return scope.kind === 'all'
    ? Prisma.sql`TRUE`
    : Prisma.sql`account_number = ANY(${[...scope.accountNumbers]}::int[])`;
}

/**
 * The case, held until the transaction ends: whoever comes second works with what the first one left.
 * @throws NotFound when it is not there or not in the scope
 */
export async function lockCase(
  tx: Pick<Tx, '$queryRaw'>,
  scope: AccountScope,
  number: number,
): Promise<CaseState> {
  const [found] = await tx.$queryRaw<CaseState[]>`
    SELECT ${caseState} FROM cases WHERE number = ${number} AND ${casesInScope(scope)} FOR NO KEY UPDATE`;
  if (!found) throw new NotFound();
  return found;
}

/**
 * The most urgent case that waits for somebody, held; cases that others are taking right now are passed over.
 * The condition is that of the index `cases_queue_unassigned`.
 */
export async function lockNextUnassigned(
  tx: Pick<Tx, '$queryRaw'>,
  { region, kind }: { region?: string | undefined; kind?: string | undefined },
): Promise<CaseState | null> {
  const [found] = await tx.$queryRaw<CaseState[]>`
    SELECT ${caseState} FROM cases
    WHERE status IN ('NEW', 'OPEN', 'WAITING_ON_CUSTOMER') AND assignee_id IS NULL
      AND status <> 'WAITING_ON_CUSTOMER'
      ${region === undefined ? Prisma.empty : Prisma.sql`AND region = ${region}::"Region"`}
      ${kind === undefined ? Prisma.empty : Prisma.sql`AND kind = ${kind}::"CaseKind"`}
    ORDER BY coalesce(next_deadline, 'infinity'), number
    LIMIT 1
    FOR NO KEY UPDATE SKIP LOCKED`;
  return found ?? null;
}
