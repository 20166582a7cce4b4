import { describe, expect, it } from 'vitest';
import { changeEndpoint } from '@/lib/integrations/commands/change-endpoint';
import { createEndpoint } from '@/lib/integrations/commands/create-endpoint';
import { deleteEndpoint } from '@/lib/integrations/commands/delete-endpoint';
import { disableEndpoint } from '@/lib/integrations/commands/disable-endpoint';
import { removeOldMessages } from '@/lib/integrations/commands/remove-old-messages';
import { replayDeliveries } from '@/lib/integrations/commands/replay-deliveries';
import { rotateSecret } from '@/lib/integrations/commands/rotate-secret';
import { sendTestEvent } from '@/lib/integrations/commands/send-test-event';
import { db } from '@/lib/platform/db';
import { Conflict, Forbidden, Invalid, NotFound, PreconditionFailed } from '@/lib/platform/errors';
import { clockAt, contextFor, createAccount, createPerson, NOON } from '../../support/fixtures';
import { operations, subscribe } from './scene';

const DAY = 86_400_000;
const given = { url: 'https://example.com/hooks', description: 'Billing', events: ['case.opened'] };

describe('an endpoint', () => {
  it('is kept by operations alone: every other role is refused, and nothing changes', async () => {
    const { id } = await subscribe(given.url, given.events);
    const { number } = await createAccount();
    const others = [
      await createPerson('CUSTOMER_ADMIN', { accounts: [number] }),
      await createPerson('AGENT'),
      await createPerson('LEAD'),
    ];
    const before = await db.webhookEndpoint.findMany();
    for (const person of others) {
      const ctx = await contextFor(person);
      const tries = [
        () => createEndpoint(ctx, given),
        () => changeEndpoint(ctx, { id, enabled: false }),
        () => rotateSecret(ctx, { id }),
        () => sendTestEvent(ctx, { id }),
        () => replayDeliveries(ctx, { id, since: NOON.toISOString() }),
        () => disableEndpoint(ctx, { id, reason: 'GONE' }),
        () => deleteEndpoint(ctx, { id }),
      ];
      for (const attempt of tries) await expect(attempt()).rejects.toThrow(Forbidden);
    }
    expect(await db.webhookEndpoint.findMany()).toEqual(before);
    expect(await db.webhookMessage.count()).toBe(0);
  });

  it('keeps its secret encrypted and out of the audit log', async () => {
    const { id, secret } = await subscribe(given.url, given.events);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const row = await db.webhookEndpoint.findUniqueOrThrow({ where: { id } });
    expect(row.secret).not.toContain(secret.slice(6));
    const audit = await db.auditEntry.findMany({ where: { subjectId: id } });
    expect(JSON.stringify(audit.map(({ before, after }) => ({ before, after })))).not.toContain('whsec');
  });

  it('keeps what its address has in the query out of the audit log and of alarms', async () => {
    const secretly = (secret: string) => `https://example.com/hooks?channel=a%26b&key=${secret}&key=2`;
    const { id } = await subscribe(secretly('canary-first'), given.events);
    const ctx = await operations();
    await changeEndpoint(ctx, { id, url: secretly('canary-second') });
    await disableEndpoint(ctx, { id, reason: 'GONE' });
    await deleteEndpoint(ctx, { id });
    const audit = await db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } });
    expect(audit.map(({ action }) => action)).toEqual(
      ['created', 'changed', 'disabled', 'deleted'].map((verb) => `webhook.${verb}`),
    );
    const noted = audit.map(({ before, after }) => [before, after]);
    expect(JSON.stringify(noted)).not.toContain('canary');
    expect(noted[1]?.[1]).toMatchObject({
      url: 'https://example.com/hooks?channel=hidden&key=hidden',
      isNewAddress: true,
    });
    const told = [await db.mail.findMany(), await db.inboxItem.findMany()].flat();
    expect(told.length).toBeGreaterThan(0);
    expect(JSON.stringify(told)).not.toContain('canary');
  });

  it('takes complete https addresses without a name and password, and events of the catalogue', async () => {
    const ctx = await operations();
    for (const url of [
      'example.com',
      'ftp://example.com/',
      'https://u:p@example.com/',
      'https://example.com/#x',
      '',
    ])
      await expect(createEndpoint(ctx, { ...given, url })).rejects.toThrow(Invalid);
    for (const events of [[], ['case.commented'], ['case.opened', 'case.opened'], ['webhook.test']])
      await expect(createEndpoint(ctx, { ...given, events })).rejects.toThrow(Invalid);
  });

  it('changes only from the version that was seen', async () => {
    const { id, version } = await subscribe(given.url, given.events);
    const ctx = await operations();
    const after = await changeEndpoint({ ...ctx, expectedVersion: version }, { id, description: 'New' });
    expect(after).toMatchObject({ description: 'New', version: version + 1, url: given.url });
    await expect(
      changeEndpoint({ ...ctx, expectedVersion: version }, { id, description: 'Other' }),
    ).rejects.toThrow(PreconditionFailed);
    await expect(deleteEndpoint({ ...ctx, expectedVersion: version }, { id })).rejects.toThrow(
      PreconditionFailed,
    );
    expect((await changeEndpoint(ctx, { id, description: 'New' })).version).toBe(version + 1);
  });

  it('that is disabled sends no test, and one that is deleted is gone with its log', async () => {
    const { id } = await subscribe(given.url, given.events);
    const ctx = await operations();
    await sendTestEvent(ctx, { id });
    await changeEndpoint(ctx, { id, enabled: false });
    await expect(sendTestEvent(ctx, { id })).rejects.toThrow(Conflict);
    await deleteEndpoint(ctx, { id });
    await expect(changeEndpoint(ctx, { id, enabled: true })).rejects.toThrow(NotFound);
    await expect(replayDeliveries(ctx, { id, since: NOON.toISOString() })).rejects.toThrow(NotFound);
    expect(await db.webhookDelivery.count({ where: { endpointId: id } })).toBe(0);
  });

  it('replays one delivery of its own, not one of another', async () => {
    const clock = clockAt();
    const ctx = await operations(clock);
    const one = await subscribe(given.url, given.events, clock);
    const two = await subscribe(given.url, given.events, clock);
    const { deliveryId } = await sendTestEvent(ctx, { id: one.id });
    const ended = { state: 'DELIVERED' as const, endedAt: NOON, attemptCount: 1, tries: 1 };
    await db.webhookDelivery.update({ where: { id: deliveryId }, data: ended });
    await expect(replayDeliveries(ctx, { id: two.id, deliveryId })).rejects.toThrow(NotFound);
    expect(await replayDeliveries(ctx, { id: one.id, deliveryId })).toEqual({ queued: 1 });
    const row = await db.webhookDelivery.findUniqueOrThrow({ where: { id: deliveryId } });
    expect([row.state, row.attemptCount, row.tries]).toEqual(['PENDING', 1, 0]);
  });
});

describe('every change of an endpoint', () => {
  it('leaves an audit row and an event, in the order it happened', async () => {
    const ctx = await operations();
    const { id } = await createEndpoint(ctx, { url: 'https://example.com/', events: ['case.opened'] });
    await changeEndpoint(ctx, { id, description: 'Billing' });
    await rotateSecret(ctx, { id });
    await sendTestEvent(ctx, { id });
    await replayDeliveries(ctx, { id, since: '2027-01-01T00:00:00.000Z' });
    await disableEndpoint(ctx, { id, reason: 'GONE' });
    await deleteEndpoint(ctx, { id });
    const audit = await db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } });
    const outbox = await db.$queryRaw<{ name: string }[]>`
      SELECT name FROM outbox WHERE payload->>'id' = ${id} ORDER BY id`;
    expect(outbox.map(({ name }) => name)).toEqual(audit.map(({ action }) => action));
    expect(audit).toHaveLength(7);
  });
});

describe('old messages', () => {
  it('go after 30 days, but not what an enabled endpoint has still to hear', async () => {
    const clock = clockAt();
    const ctx = await operations(clock);
    const { id } = await subscribe(given.url, given.events, clock);
    const waiting = await sendTestEvent(ctx, { id });
    const done = await sendTestEvent(ctx, { id });
    await db.webhookDelivery.update({
      where: { id: done.deliveryId },
      data: { state: 'DELIVERED', endedAt: NOON },
    });
    const left = async () =>
      (await db.webhookDelivery.findMany({ where: { endpointId: id } })).map((row) => row.id);
    await removeOldMessages(new Date(NOON.getTime() + 29 * DAY));
    expect(await left()).toHaveLength(2);
    await removeOldMessages(new Date(NOON.getTime() + 31 * DAY));
    expect(await left()).toEqual([waiting.deliveryId]);
  });
});
