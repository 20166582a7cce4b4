import 'server-only';
import { Prisma } from '@/lib/platform/generated/client';
import type { ReportBy } from '../rules/report-rows';
import type { Reported, Week } from '../rules/report-weeks';

const startsOf = (weeks: readonly Week[]) => weeks.map(({ startsAt }) => startsAt);

const narrowed = ({ kind, severity, region }: Reported['filters']): Prisma.Sql => Prisma.sql`
    ${kind ? Prisma.sql`AND kind = ${kind}::"CaseKind"` : Prisma.empty}
    ${severity ? Prisma.sql`AND severity = ${severity}::"Severity"` : Prisma.empty}
    ${region ? Prisma.sql`AND region = ${region}::"Region"` : Prisma.empty}`;

/** Open work only, however much has been done before: the condition of the index `cases_queue`. */
export const openNow = (filters: Reported['filters']): Prisma.Sql =>
  Prisma.sql`status IN ('NEW', 'OPEN', 'WAITING_ON_CUSTOMER') ${narrowed(filters)}`;

/** The place in the backlog of an open case's age, from 0. */
export const ageAt = (now: Date): Prisma.Sql => Prisma.sql`
  width_bucket(extract(epoch FROM ${now}::timestamptz - received_at)::float8,
    ARRAY[14400, 86400, 259200, 604800]::float8[])`;

/** The range of the index `cases_received`; a cancelled case kept and broke no promise. */
export function receivedIn({ weeks, filters, now, until }: Reported): Prisma.Sql {
  return Prisma.sql`received_at >= ${weeks[0]?.startsAt ?? now}::timestamptz AND received_at <= ${now}::timestamptz
    AND status <> 'CANCELLED'
    ${until ? Prisma.sql`AND received_at < ${until}::timestamptz` : Prisma.empty} ${narrowed(filters)}`;
}

/** The key of the bar a case belongs to; a week is named by its place in the report, from 1. */
export function keyOf(by: ReportBy, weeks: readonly Week[]): Prisma.Sql {
  const columns: Record<ReportBy, Prisma.Sql> = {
    week: Prisma.sql`width_bucket(received_at, ${startsOf(weeks)}::timestamptz[])::text`,
    severity: Prisma.sql`severity::text`,
    serviceLevel: Prisma.sql`service_level::text`,
    region: Prisma.sql`region::text`,
    product: Prisma.sql`product::text`,
  };
  return columns[by];
}
