import { afterEach, describe, expect, it } from 'vitest';
import { commentOnCase } from '@/lib/cases/commands/comment-on-case';
import { openCase } from '@/lib/cases/commands/open-case';
import { changeEndpoint } from '@/lib/integrations/commands/change-endpoint';
import { replayDeliveries } from '@/lib/integrations/commands/replay-deliveries';
import { rotateSecret } from '@/lib/integrations/commands/rotate-secret';
import { sendTestEvent } from '@/lib/integrations/commands/send-test-event';
import { systemClock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { Conflict } from '@/lib/platform/errors';
import { scheduleUpgrade } from '@/lib/upgrades/commands/schedule-upgrade';
import { withdrawUpgrade } from '@/lib/upgrades/commands/withdraw-upgrade';
import { technicalCase } from '../../support/api-cast';
import { resetDatabase } from '../../support/database';
import { clockAt, contextFor, createAccount, createPerson } from '../../support/fixtures';
import { type Answering, startReceiver, verified } from '../../support/webhook-receiver';
import { deliver, operations, publishAll, subscribe } from './scene';

const HOUR = 3_600_000;
const stops: (() => Promise<void>)[] = [];
async function receiver(answer?: Answering) {
  const started = await startReceiver(answer);
  stops.push(started.stop);
  return started;
}
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
  await resetDatabase();
});

const facts = { number: 1, accountNumber: 100001, status: 'NEW', severity: 'S3' };
const happen = (name = 'case.opened', payload: object = { ...facts, visibility: 'PUBLIC' }) =>
  db.outboxEvent.create({ data: { at: systemClock.now(), name, topics: [], payload } });
const deliveries = () => db.webhookDelivery.findMany({ orderBy: { id: 'asc' }, include: { attempts: true } });

describe('a message (signMessage)', () => {
  it('is made once for each event, whatever runs twice, and verifies with the public library', async () => {
    const one = await receiver();
    const { secret } = await subscribe(one.url, ['case.opened']);
    await happen();
    await publishAll(systemClock, 3);
    await Promise.all([deliver(), deliver()]);
    await deliver();
    expect(one.received).toHaveLength(1);
    const [letter] = one.received;
    if (!letter) throw new Error('Nothing came.');
    expect(verified(secret, letter)).toMatchObject({ type: 'case.opened', data: facts });
    const tampered = { ...letter, body: letter.body.replace('S3', 'S1') };
    expect(() => verified(secret, tampered)).toThrow();
  });

  it('reaches every endpoint that chose its event, and no other', async () => {
    const one = await receiver();
    const two = await receiver();
    await subscribe(one.url, ['case.opened', 'case.changed']);
    await subscribe(two.url, ['upgrade.started']);
    await happen();
    await happen('case.closed');
    await happen('session.revoked', { id: 'x' });
    await publishAll();
    await deliver();
    expect(one.received.map(({ body }) => JSON.parse(body).type).sort()).toEqual([
      'case.changed',
      'case.opened',
    ]);
    expect(two.received).toHaveLength(0);
  });

  it('tells of real cases and real upgrades, and never of an internal note', async () => {
    const one = await receiver();
    await subscribe(one.url, ['case.opened', 'case.changed', 'upgrade.scheduled', 'upgrade.withdrawn']);
    const { number: account } = await createAccount();
    const admin = await contextFor(
      await createPerson('CUSTOMER_ADMIN', { accounts: [account] }),
      systemClock,
    );
    const agent = await contextFor(await createPerson('AGENT'), systemClock);
    const { number } = await openCase(admin, technicalCase(account));
    await commentOnCase(agent, { number, body: 'canary', visibility: 'INTERNAL' });
    await commentOnCase(agent, { number, body: 'canary', visibility: 'PUBLIC' });
    const upgradeStartsAt = new Date(systemClock.now().getTime() + HOUR).toISOString();
    await scheduleUpgrade(await operations(), { accountNumber: account, upgradeStartsAt });
    await withdrawUpgrade(await operations(), { accountNumber: account });
    await publishAll();
    await deliver();
    const told = one.received.map(({ body }) => JSON.parse(body)).sort((a, b) => (a.type < b.type ? -1 : 1));
    expect(told.map(({ type }) => type)).toEqual([
      'case.changed',
      'case.opened',
      'upgrade.scheduled',
      'upgrade.withdrawn',
    ]);
    expect(told[0].data).toMatchObject({ number, accountNumber: account, severity: 'S2' });
    expect(told[3].data).toMatchObject({ accountNumber: account, upgradeStartsAt, scheduleVersion: 2 });
    expect(JSON.stringify(told)).not.toContain('canary');
  });

  it('of an internal occurrence is never made, and holds only the published facts', async () => {
    const one = await receiver();
    await subscribe(one.url, ['case.opened', 'case.changed']);
    await happen('case.commented', { ...facts, visibility: 'INTERNAL', types: ['commented'] });
    await happen('case.commented', { ...facts, visibility: 'PUBLIC', assigneeId: 'canary', body: 'canary' });
    await publishAll();
    await deliver();
    expect(one.received).toHaveLength(1);
    expect(JSON.parse(one.received[0]?.body ?? '').data).toEqual(facts);
  });

  it('signs with both secrets for 24 hours after a rotation, then with the new one alone', async () => {
    const one = await receiver();
    const { id, secret: old } = await subscribe(one.url, ['case.opened']);
    const { secret } = await rotateSecret(await operations(), { id });
    expect(secret).not.toBe(old);
    await sendTestEvent(await operations(), { id });
    await deliver();
    const [letter] = one.received;
    if (!letter) throw new Error('Nothing came.');
    verified(old, letter);
    verified(secret, letter);
    await db.webhookEndpoint.update({ where: { id }, data: { previousSecretUntil: systemClock.now() } });
    await sendTestEvent(await operations(), { id });
    await deliver();
    const later = one.received[1];
    if (!later) throw new Error('Nothing came.');
    verified(secret, later);
    expect(() => verified(old, later)).toThrow();
  });
});

describe('an endpoint that refuses', () => {
  it('is asked again after growing pauses with the same id, and marked as failing until it accepts', async () => {
    let status = 500;
    const one = await receiver(() => status);
    const clock = clockAt();
    const { id } = await subscribe(one.url, ['case.opened'], clock);
    await happen();
    await publishAll(clock);
    await deliver(clock);
    const first = clock.now();
    const endpoint = () => db.webhookEndpoint.findUniqueOrThrow({ where: { id } });
    expect((await endpoint()).failingSince).toEqual(first);
    clock.advance(4_000);
    await deliver(clock);
    expect(one.received).toHaveLength(1);
    clock.advance(2_000);
    await deliver(clock);
    expect(one.received).toHaveLength(2);
    clock.advance(6 * 60_000);
    status = 200;
    await deliver(clock);
    expect(new Set(one.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    const [delivery] = await deliveries();
    expect(delivery?.state).toBe('DELIVERED');
    expect(delivery?.attempts.map(({ status }) => status)).toEqual([500, 500, 200]);
    expect((await endpoint()).failingSince).toBeNull();
  });

  it('is disabled at once by a 410, and operations are told once', async () => {
    const one = await receiver(() => 410);
    const { email } = await createPerson('OPERATIONS');
    const { id } = await subscribe(one.url, ['case.opened']);
    await happen();
    await happen();
    await publishAll();
    await deliver();
    const endpoint = await db.webhookEndpoint.findUniqueOrThrow({ where: { id } });
    expect(endpoint.disabledReason).toBe('GONE');
    expect(await db.mail.count({ where: { recipient: email } })).toBe(1);
    expect(await db.auditEntry.count({ where: { action: 'webhook.disabled' } })).toBe(1);
    const before = one.received.length;
    await happen();
    await publishAll();
    await deliver();
    expect(one.received).toHaveLength(before);
  });

  it('is given up after three days without one accepted message, and misses nothing when it is back', async () => {
    let status = 503;
    const one = await receiver(() => status);
    const clock = clockAt();
    const { id } = await subscribe(one.url, ['case.opened'], clock);
    await happen();
    await publishAll(clock);
    for (let hours = 0; hours <= 90; hours += 1, clock.advance(HOUR)) await deliver(clock);
    const endpoint = await db.webhookEndpoint.findUniqueOrThrow({ where: { id } });
    expect(endpoint.disabledReason).toBe('FAILING');
    expect(one.received.length).toBeGreaterThan(7);
    expect(one.received.length).toBeLessThanOrEqual(10);
    await happen();
    await publishAll(clock);
    status = 200;
    const ctx = await operations(clock);
    await expect(replayDeliveries(ctx, { id, since: new Date(0).toISOString() })).rejects.toThrow(Conflict);
    await changeEndpoint(ctx, { id, enabled: true });
    const { queued } = await replayDeliveries(ctx, { id, since: new Date(0).toISOString() });
    expect(queued).toBe(2);
    await deliver(clock);
    expect((await deliveries()).map(({ state }) => state)).toEqual(['DELIVERED', 'DELIVERED']);
  });

  it('with a redirect is not followed', async () => {
    const one = await receiver(({ path }) => (path === '/hook' ? 302 : 200));
    await subscribe(one.url, ['case.opened']);
    await happen();
    await publishAll();
    await deliver();
    expect(one.received.map(({ path }) => path)).toEqual(['/hook']);
    const [delivery] = await deliveries();
    expect(delivery?.attempts[0]?.status).toBe(302);
    expect(delivery?.state).toBe('PENDING');
  });
});

describe('endpoints that hang', () => {
  it('take no place of the others: all are served before the first has timed out', async () => {
    const hanging = await receiver(() => null);
    const quick = await receiver();
    for (let i = 0; i < 12; i += 1) await subscribe(hanging.url, ['case.opened']);
    await db.webhookEndpoint.updateMany({ data: { failingSince: systemClock.now() } });
    await subscribe(hanging.url, ['case.opened']);
    await subscribe(quick.url, ['case.opened']);
    for (let i = 0; i < 30; i += 1) await happen();
    await publishAll();
    const run = deliver();
    await expect.poll(() => quick.received.length, { timeout: 45_000, interval: 20 }).toBe(30);
    expect(await db.webhookAttempt.count({ where: { error: 'TIMEOUT' } })).toBe(0);
    const hung = hanging.received.length;
    expect(hung).toBeLessThanOrEqual(8 + 4);
    await hanging.stop();
    await run;
  });
});

describe('a worker', () => {
  it('that was killed in the middle leaves nothing undelivered: its claim lapses', async () => {
    const one = await receiver();
    await subscribe(one.url, ['case.opened']);
    await happen();
    await publishAll();
    const past = new Date(systemClock.now().getTime() - 1);
    await db.webhookDelivery.updateMany({
      data: { state: 'SENDING', attemptCount: 1, tries: 1, nextAttemptAt: past },
    });
    await deliver();
    expect((await deliveries()).map(({ state, attemptCount }) => [state, attemptCount])).toEqual([
      ['DELIVERED', 2],
    ]);
    expect(one.received).toHaveLength(1);
  });

  it('that is told to stop gives back what has no answer, at the same place in the schedule', async () => {
    const one = await receiver(() => null);
    await subscribe(one.url, ['case.opened']);
    await happen();
    await publishAll();
    const stopping = new AbortController();
    const run = deliver(systemClock, undefined, stopping.signal);
    await expect.poll(() => one.received.length, { timeout: 45_000 }).toBe(1);
    stopping.abort();
    await run;
    expect((await deliveries()).map(({ state, tries, attempts }) => [state, tries, attempts])).toEqual([
      ['PENDING', 0, []],
    ]);
  });
});
