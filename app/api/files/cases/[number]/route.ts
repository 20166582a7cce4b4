import { actionContext } from '@/lib/auth/loaders';
import { attachFile } from '@/lib/cases/commands/attach-file';
import { receiveAttachment } from '@/lib/cases/commands/receive-attachment';
import { AppError, Forbidden, Invalid, NotFound } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import { isForeign } from '@/lib/platform/origin';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ number: string }> };

const answer = (status: number, body: object) =>
  Response.json(body, { status, headers: { 'cache-control': 'private, no-store' } });

/** One file from a page of ours to a case: streamed, so that the page can show how far it is and stop it. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    if (isForeign(request)) throw new Forbidden('This request came from another site.');
    const ctx = await actionContext();
    const { number: text } = await params;
    if (!/^[1-9]\d{0,8}$/.test(text)) throw new NotFound();
    const isInternal = new URL(request.url).searchParams.get('visibility') === 'INTERNAL';
    const target = {
      number: Number(text),
      visibility: isInternal ? ('INTERNAL' as const) : ('PUBLIC' as const),
    };
    return await receiveAttachment(ctx, request, target, async (whole) => {
      await attachFile(ctx, whole);
      return answer(201, { id: whole.id });
    });
  } catch (error) {
    if (error instanceof AppError) return answer(error.status, { message: messageOf(error) });
    log.error({ err: error }, 'upload.failed');
    return answer(500, { message: 'The file could not be stored. Nothing was changed. Try again.' });
  }
}

const messageOf = (error: AppError): string =>
  (error instanceof Invalid ? error.errors[0]?.message : undefined) ?? error.message;
