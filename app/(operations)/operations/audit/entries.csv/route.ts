import { loadAuditFile } from '@/lib/audit/loaders';
import { requirePageActor } from '@/lib/auth/loaders';

export const dynamic = 'force-dynamic';

/** The changes that the address asks for, all of them, for a spreadsheet. */
export async function GET(request: Request): Promise<Response> {
  const person = await requirePageActor('/operations/audit', 'OPERATIONS');
  const lines = loadAuditFile(person, Object.fromEntries(new URL(request.url).searchParams));
  const encoder = new TextEncoder();
  // Read as fast as it is taken: the record may be long.
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
      'content-disposition': 'attachment; filename="audit.csv"',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
