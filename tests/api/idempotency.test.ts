import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { fileTechnicalCase, technicalCase } from '@/tests/support/api-cast';
import { apiStage, statusesOf, times } from '@/tests/support/api-stage';

const DAY_MS = 86_400_000;

const stage = apiStage();

describe('one Idempotency-Key', () => {
  const file = (
    key: string,
    body: unknown = technicalCase(stage.cast.account),
    token = stage.cast.own.token,
  ) => stage.api.call('POST', '/cases', { token, body, key });

  it('sent 20 times at once files one case, and all get the same answer', async () => {
    const key = randomUUID();
    const answers = await times(20, () => file(key));
    expect(statusesOf(answers)).toEqual(Array(20).fill(201));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1);
    expect(await db.case.count()).toBe(1);
    expect(await db.auditEntry.count({ where: { action: 'case.opened' } })).toBe(1);
    expect(await db.outboxEvent.count({ where: { name: 'case.opened' } })).toBe(1);
  });

  it('gives the first answer again, whatever happened to the case since, and whatever the order of the fields', async () => {
    const key = randomUUID();
    const first = await file(key);
    await stage.api.call('PATCH', `/cases/${first.body.number}`, {
      token: stage.cast.agent.token,
      body: { status: 'OPEN' },
    });
    const { account, ...rest } = technicalCase(stage.cast.account);
    const again = await file(key, { ...rest, account });
    expect(again.text).toBe(first.text);
    expect(again.etag).toBe(first.etag);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  });

  it('with another body is a 422, and so is it at another address', async () => {
    const key = randomUUID();
    await file(key);
    expect((await file(key, technicalCase(stage.cast.account, { severity: 'S1' }))).status).toBe(422);
    const elsewhere = await stage.api.call('POST', '/tokens', {
      token: stage.cast.own.token,
      body: { name: 'x' },
      key,
    });
    expect(elsewhere.status).toBe(422);
    expect(elsewhere.body.code).toBe('idempotency_key_reused');
    expect(await db.case.count()).toBe(1);
  });

  it('of two people are two keys', async () => {
    const key = randomUUID();
    await file(key);
    const other = await file(key, technicalCase(stage.cast.otherAccount), stage.cast.foreign.token);
    expect(other.status).toBe(201);
    expect(other.headers.get('idempotency-replayed')).toBeNull();
  });

  it('is free again after a refusal, and after 24 hours', async () => {
    const key = randomUUID();
    expect((await file(key, technicalCase(999_999_999))).status).toBe(404);
    const first = await file(key);
    expect(first.status).toBe(201);
    const age = (ms: number) =>
      db.idempotencyKey.updateMany({ where: { key }, data: { createdAt: new Date(Date.now() - ms) } });
    await age(DAY_MS - 60_000);
    expect((await file(key)).text).toBe(first.text);
    await age(DAY_MS);
    const later = await file(key, technicalCase(stage.cast.account, { severity: 'S1' }));
    expect(later.status).toBe(201);
    expect(later.body.number).not.toBe(first.body.number);
  });

  it.each(['', 'a b', 'ä', 'x'.repeat(256)])('that is no key (%#) is a 422', async (key) => {
    const headers = { 'idempotency-key': key };
    const answer = await stage.api.call('POST', '/cases', {
      token: stage.cast.own.token,
      body: technicalCase(stage.cast.account),
      headers,
    });
    expect(answer.status).toBe(422);
  });

  it.each(['/accounts', '/tokens', '/cases/N/comments'])('works at POST %s too', async (path) => {
    const { body } = await fileTechnicalCase(stage.cast);
    const bodies: Record<string, unknown> = {
      '/accounts': { name: 'Once', region: 'US', serviceLevel: 'PREMIUM' },
      '/tokens': { name: 'Once' },
      '/cases/N/comments': { body: 'Once.' },
    };
    const request = { token: stage.cast.operations.token, body: bodies[path], key: randomUUID() };
    const answers = await times(5, () =>
      stage.api.call('POST', path.replace('N', String(body.number)), request),
    );
    expect(statusesOf(answers)).toEqual(Array(5).fill(201));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });
});
