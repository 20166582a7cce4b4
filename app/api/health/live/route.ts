export const dynamic = 'force-dynamic';

/** The process runs. Touches nothing else, so that a database in trouble does not get the web restarted. */
export function GET(): Response {
  return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } });
}
