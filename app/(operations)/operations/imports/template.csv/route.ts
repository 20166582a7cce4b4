import { notFound } from 'next/navigation';
import { requirePageActor } from '@/lib/auth/loaders';
import { loadTemplate } from '@/lib/imports/loaders';

export const dynamic = 'force-dynamic';

/** An empty file of one kind, with its columns and one example line. */
export async function GET(request: Request): Promise<Response> {
  const person = await requirePageActor('/operations/imports', 'OPERATIONS');
  const template = loadTemplate(person, new URL(request.url).searchParams.get('kind') ?? '');
  if (!template) notFound();
  return new Response(template.text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${template.kind.toLowerCase()}-template.csv"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
