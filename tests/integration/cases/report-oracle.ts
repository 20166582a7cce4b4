import type pg from 'pg';
import type { ReportBy, ReportRow } from '@/lib/cases/rules/report-rows';
import type { Reported } from '@/lib/cases/rules/report-weeks';

const COLUMNS: Record<ReportBy, string> = {
  week: 'width_bucket(received_at, $4::timestamptz[])::text',
  severity: 'severity::text',
  serviceLevel: 'service_level::text',
  region: 'region::text',
  product: 'product::text',
};

const spread = (ms: string) => `percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY ${ms})`;

/** A chart as PostgreSQL counts it from nothing but the cases: bars without cases are not in it. */
export async function chartFromCases(
  client: pg.Client,
  by: ReportBy,
  { weeks, filters, now, until }: Reported,
): Promise<ReportRow[]> {
  const { rows } = await client.query(
    `WITH c AS (
       SELECT *, least(responded_at, completed_at) AS answered FROM cases
       WHERE received_at >= $1 AND received_at <= $2 AND received_at < $3 AND status <> 'CANCELLED'
         AND ($5::text IS NULL OR kind::text = $5) AND ($6::text IS NULL OR severity::text = $6)
         AND ($7::text IS NULL OR region::text = $7)
     )
     SELECT ${COLUMNS[by]} AS key, count(*)::int AS received,
       json_build_object('met', count(*) FILTER (WHERE answered <= respond_by),
         'missed', count(*) FILTER (WHERE coalesce(answered, $2) > respond_by),
         'open', count(*) FILTER (WHERE answered IS NULL AND $2 <= respond_by)) AS respond,
       json_build_object('met', count(*) FILTER (WHERE completed_at <= complete_by),
         'missed', count(*) FILTER (WHERE coalesce(completed_at, paused_at, $2) > complete_by),
         'open', count(*) FILTER (WHERE completed_at IS NULL AND coalesce(paused_at, $2) <= complete_by)) AS complete,
       ${spread('extract(epoch FROM responded_at - coalesce(reopened_at, received_at)) * 1000')} AS first,
       ${spread('extract(epoch FROM completed_at - received_at) * 1000 - paused_total_ms')} AS whole
     FROM c WHERE $4::timestamptz[] IS NOT NULL GROUP BY 1`,
    [
      weeks[0]?.startsAt,
      now,
      until ?? 'infinity',
      weeks.map(({ startsAt }) => startsAt),
      filters.kind ?? null,
      filters.severity ?? null,
      filters.region ?? null,
    ],
  );
  return rows.map(({ key, first, whole, ...row }) => ({
    ...row,
    key: by === 'week' ? weeks[Number(key) - 1]?.startsOn : key,
    firstAnswer: { median: first?.[0] ?? null, p90: first?.[1] ?? null },
    completion: { median: whole?.[0] ?? null, p90: whole?.[1] ?? null },
  }));
}
