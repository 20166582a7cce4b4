import { notFound } from 'next/navigation';
import { requirePageActor } from '@/lib/auth/loaders';
import { loadCalendar } from '@/lib/upgrades/loaders/calendar';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ number: string }> };

/** The lockout window for the calendar of whoever is signed in; a withdrawn one asks to be struck. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { number } = await params;
  const person = await requirePageActor(`/accounts/${encodeURIComponent(number)}`);
  const calendar = await loadCalendar(person, number);
  if (calendar === null) notFound();
  return new Response(calendar, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="upgrade-${number}.ics"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
