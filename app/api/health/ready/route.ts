import { readHealth } from '@/lib/platform/health';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const health = await readHealth();
  return Response.json(health, {
    status: health.status === 'unavailable' ? 503 : 200,
    headers: { 'cache-control': 'no-store' },
  });
}
