import { requirePageActor } from '@/lib/auth/loaders';
import { loadCasesFile, readPart } from '@/lib/cases/loaders/reports';

export const dynamic = 'force-dynamic';

/** The cases behind a figure, for a spreadsheet. */
export async function GET(request: Request): Promise<Response> {
  const person = await requirePageActor('/desk/reports', 'AGENT', 'LEAD');
  const part = readPart(Object.fromEntries(new URL(request.url).searchParams));
  const file = await loadCasesFile(person, part);
  return new Response(file, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="cases.csv"',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
