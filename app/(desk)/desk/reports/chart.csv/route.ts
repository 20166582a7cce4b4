import { requirePageActor } from '@/lib/auth/loaders';
import { loadChartFile, readChart } from '@/lib/cases/loaders/reports';

export const dynamic = 'force-dynamic';

/** What a chart shows, for a spreadsheet. */
export async function GET(request: Request): Promise<Response> {
  const person = await requirePageActor('/desk/reports', 'AGENT', 'LEAD');
  const chart = readChart(Object.fromEntries(new URL(request.url).searchParams));
  const file = await loadChartFile(person, chart);
  return new Response(file, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="report.csv"',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
