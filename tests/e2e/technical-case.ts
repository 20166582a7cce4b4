import { type APIRequestContext, expect } from '@playwright/test';
import { personOf } from './people';

type Given = { subject: string; severity?: 'S1' | 'S2' | 'S3'; account?: number; by?: string };

/** A technical case, of the demo's customer unless told, filed through the API; answers its number. */
export async function fileTechnicalCase(
  request: APIRequestContext,
  { subject, severity = 'S3', account = 100_001, by = 'admin@halden.example' }: Given,
): Promise<number> {
  const answer = await request.post('/api/v1/cases', {
    headers: { authorization: `Bearer ${personOf(by).apiToken}`, 'idempotency-key': crypto.randomUUID() },
    data: {
      account,
      kind: 'TECHNICAL',
      product: 'WORK',
      severity,
      subject,
      description: 'Callers hear silence.',
    },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return ((await answer.json()) as { number: number }).number;
}
