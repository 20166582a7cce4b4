import 'server-only';
import { db, type Tx } from '@/lib/platform/db';
import type { Region, Severity } from '@/lib/service-levels/types';
import type { WarningStep } from '../rules/warnings';

export type Warnable = {
  number: number;
  /** Null when nobody has the case, or somebody who can't sign in any more. */
  assigneeId: string | null;
  /** When the assignee took the case themselves; null when somebody gave it to them. */
  takenAt: Date | null;
  nextDeadline: Date;
  atRiskAt: Date;
};

const AT_ONCE = 500;

/**
 * Open cases past a step that was not noted yet for whoever has them, the most urgent first; those of a closed desk wait
 * for its opening, except S1. A step beyond the one noted counts again. For a case that nobody has, the first of the leads
 * stands for all of them once it is at risk, and the step as such before.
 */
export async function listWarnable(
  tx: Pick<Tx, '$queryRaw'>,
  now: Date,
  openRegions: readonly Region[],
  leadIds: readonly string[],
): Promise<Warnable[]> {
  return tx.$queryRaw<Warnable[]>`
    SELECT c.number, a.id::text AS "assigneeId", c.next_deadline AS "nextDeadline", c.at_risk_at AS "atRiskAt",
      (SELECT CASE WHEN e.actor_id = a.id THEN e.at END FROM case_events e
        WHERE e.case_number = c.number AND e.type = 'assigned' ORDER BY e.id DESC LIMIT 1) AS "takenAt"
    FROM cases c LEFT JOIN users a ON a.id = c.assignee_id AND a.disabled_at IS NULL
      CROSS JOIN LATERAL (SELECT CASE WHEN c.next_deadline < ${now}::timestamptz THEN 'MISSED'
        WHEN c.at_risk_at <= ${now}::timestamptz THEN 'AT_RISK' ELSE 'HALF' END AS step) s
    WHERE c.status IN ('NEW', 'OPEN', 'WAITING_ON_CUSTOMER') AND c.next_deadline IS NOT NULL
      AND c.at_risk_at - (c.next_deadline - c.at_risk_at) <= ${now}::timestamptz
      AND (c.severity = 'S1' OR c.region = ANY(${[...openRegions]}::text[]::"Region"[]))
      AND NOT EXISTS (
        SELECT 1 FROM case_warnings w WHERE w.case_number = c.number AND w.due_at = c.next_deadline AND w.step = s.step
          AND w.user_id IS NOT DISTINCT FROM
            CASE WHEN a.id IS NULL AND s.step = 'AT_RISK' THEN ${leadIds[0] ?? null}::uuid ELSE a.id END)
    ORDER BY coalesce(c.next_deadline, 'infinity'), c.number LIMIT ${AT_ONCE}`;
}

export type UntoldRow = {
  id: string;
  step: WarningStep;
  dueAt: Date;
  notedAt: Date;
  number: number;
  subject: string;
  accountName: string;
  severity: Severity;
  region: Region;
  /** Who has the case now, if they can sign in. */
  assigneeId: string | null;
  /** Whether the case still has this deadline ahead of or behind it. */
  isDue: boolean;
};

/** What is new to a person, held; a row that another worker holds is left to it. */
export async function lockUntold(tx: Pick<Tx, '$queryRaw'>, userId: string): Promise<UntoldRow[]> {
  return tx.$queryRaw<UntoldRow[]>`
    SELECT w.id, w.step, w.due_at AS "dueAt", w.noted_at AS "notedAt", c.number, c.subject, c.severity::text AS severity,
      c.region::text AS region, (SELECT u.id::text FROM users u WHERE u.id = c.assignee_id AND u.disabled_at IS NULL) AS "assigneeId",
      (SELECT a.name FROM accounts a WHERE a.number = c.account_number) AS "accountName",
      c.next_deadline IS NOT DISTINCT FROM w.due_at AS "isDue"
    FROM case_warnings w JOIN cases c ON c.number = w.case_number
    WHERE w.user_id = ${userId}::uuid AND w.told_at IS NULL
    ORDER BY w.noted_at, w.id
    FOR UPDATE OF w SKIP LOCKED`;
}

/** People for whom something is new. */
export async function listUntold(tx: Pick<Tx, '$queryRaw'> = db): Promise<{ userId: string }[]> {
  return tx.$queryRaw<{ userId: string }[]>`
    SELECT DISTINCT user_id::text AS "userId" FROM case_warnings WHERE told_at IS NULL AND user_id IS NOT NULL`;
}
