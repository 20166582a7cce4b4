import 'server-only';
import { Prisma } from '@/lib/platform/generated/client';
import type { ReportBy } from '../rules/report-rows';
import type { Reported, Week } from '../rules/report-weeks';

const startsOf = (weeks: readonly Week[]) => weeks.map(({ startsAt }) => startsAt);

/** The range of the index `cases_received`; a cancelled case kept and broke no promise. */
export function receivedIn({ weeks, filters, now, until }: Reported): Prisma.Sql {
  const { kind, severity, region } = filters;
  return Prisma.sql`received_at >= ${weeks[0]?.startsAt ?? now}::timestamptz AND received_at <= ${now}::timestamptz
    AND status <> 'CANCELLED'
    ${until ? Prisma.sql`AND received_at < ${until}::timestamptz` : Prisma.empty}
    ${kind ? Prisma.sql`AND kind = ${kind}::"CaseKind"` : Prisma.empty}
    ${severity ? Prisma.sql`AND severity = ${severity}::"Severity"` : Prisma.empty}
    ${region ? Prisma.sql`AND region = ${region}::"Region"` : Prisma.empty}`;
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
