import { openDownload } from '@/lib/attachments/commands/open-download';
import { loadSignedIn } from '@/lib/auth/loaders';
import { NotFound } from '@/lib/platform/errors';

export const dynamic = 'force-dynamic';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const nothing = () => new Response('There is nothing here, or it is not yours to see.', { status: 404 });

/** A file for whoever is signed in and may see it. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const signedIn = await loadSignedIn();
  if (!signedIn || !UUID.test(id)) return nothing();
  try {
    const { bytes, headers } = await openDownload(signedIn.actor, id.toLowerCase());
    return new Response(bytes, { headers });
  } catch (error) {
    if (error instanceof NotFound) return nothing();
    throw error;
  }
}
