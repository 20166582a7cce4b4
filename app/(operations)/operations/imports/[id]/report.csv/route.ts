import { requirePageActor } from '@/lib/auth/loaders';
import { loadReport } from '@/lib/imports/loaders';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string }> };

/** The rows that were left out, to be corrected. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const person = await requirePageActor(`/operations/imports/${encodeURIComponent(id)}`, 'OPERATIONS');
  const lines = await loadReport(person, id);
  const encoder = new TextEncoder();
  // Read as fast as it is taken: a report may have as many rows as the file.
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="rows-to-correct-${id.slice(-6)}.csv"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
