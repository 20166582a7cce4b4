import 'server-only';
import { type Actor, requireRole } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import type { Reported } from '../rules/report-weeks';
import type { ReportPart } from '../schema/report';
import type { CaseStatus, Severity } from '../types';
import { standAt } from './report-pack';
import { ageAt, keyOf, openNow, receivedIn } from './report-query';

export type ReportedCase = {
  number: number;
  subject: string;
  accountNumber: number;
  accountName: string;
  severity: Severity;
  status: CaseStatus;
  assigneeName: string | null;
  receivedAt: Date;
  respondBy: Date;
  respondedAt: Date | null;
  completeBy: Date | null;
  completedAt: Date | null;
};

const stand = standAt('moment.now');

/** Which cases a part of a bar, or an age of the backlog, stands for. */
function partOf({ by, key, target, kept }: ReportPart, reported: Reported): Prisma.Sql {
  const { weeks, filters, now } = reported;
  if (by === 'age') {
    const aged = key === '' ? Prisma.empty : Prisma.sql`AND ${ageAt(now)} = ${Number(key)}`;
    return Prisma.sql`${openNow(filters)} ${aged}`;
  }
  const stored = by === 'week' ? String(weeks.findIndex(({ startsOn }) => startsOn === key) + 1) : key;
  const inBar = key === '' ? Prisma.empty : Prisma.sql`AND ${keyOf(by, weeks)} = ${stored}`;
  const received = Prisma.sql`${receivedIn(reported)} ${inBar}`;
  if (!target) return received;
  const promised = target === 'complete' ? Prisma.sql`AND complete_by IS NOT NULL` : Prisma.empty;
  return Prisma.sql`${received} ${promised} ${kept ? Prisma.sql`AND ${Prisma.raw(stand[target])} = ${kept}` : Prisma.empty}`;
}

/** The cases behind a part of a report, latest first; one more than asked for tells that there are more. @throws Forbidden */
export async function listReported(
  actor: Actor,
  part: ReportPart,
  reported: Reported,
  limit: number,
): Promise<{ rows: ReportedCase[]; nextCursor: number | null }> {
  requireRole(actor, 'AGENT', 'LEAD', 'OPERATIONS');
  const rows = await db.$queryRaw<ReportedCase[]>`
    SELECT number, subject, account_number AS "accountNumber",
      (SELECT a.name FROM accounts a WHERE a.number = account_number) AS "accountName", severity::text AS severity,
      status::text AS status, (SELECT u.name FROM users u WHERE u.id = assignee_id) AS "assigneeName",
      received_at AS "receivedAt", respond_by AS "respondBy", responded_at AS "respondedAt",
      complete_by AS "completeBy", completed_at AS "completedAt"
    FROM cases, (VALUES (${reported.now}::timestamptz)) moment (now) WHERE ${partOf(part, reported)}
      ${part.cursor ? Prisma.sql`AND number < ${part.cursor}` : Prisma.empty}
    ORDER BY number DESC LIMIT ${limit + 1}`;
  const shown = rows.slice(0, limit);
  return { rows: shown, nextCursor: rows.length > limit ? (shown.at(-1)?.number ?? null) : null };
}
