import { beforeEach, describe, expect, it } from 'vitest';
import { publishEvent } from '@/lib/integrations/commands/publish-event';
import { rotateSecret } from '@/lib/integrations/commands/rotate-secret';
import { releaseClaim, settleAttempt } from '@/lib/integrations/commands/settle-attempt';
import { claimDue } from '@/lib/integrations/data/claim';
import { db } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import { resetDatabase } from '../../support/database';
import { clockAt, NOON } from '../../support/fixtures';
import { operations, subscribe } from './scene';

const clock = clockAt();
beforeEach(async () => {
  await resetDatabase();
  clock.set(NOON);
});

const opened = {
  id: '7',
  name: 'case.opened',
  at: NOON,
  payload: { number: 1042, accountNumber: 100_001, status: 'NEW', severity: 'S2', visibility: 'PUBLIC' },
};
const accepted = () => ({ result: { status: 200, error: null }, at: clock.now(), ms: 12 }) as const;
const row = () => db.webhookDelivery.findFirstOrThrow({ include: { attempts: true } });

/** One delivery, claimed by a worker whose claim then lapses, and claimed again by the next. */
async function claimedTwice() {
  await subscribe('https://example.com/hooks', ['case.opened'], clock);
  await publishEvent(opened, clock.now());
  const [first] = await claimDue(clock.now(), 10, false);
  clock.advance(60_000);
  const [second] = await claimDue(clock.now(), 10, false);
  if (!first || !second) throw new Error('There was nothing to claim.');
  return { first, second };
}

describe('a claim that has lapsed (settleAttempt, releaseClaim)', () => {
  it('decides nothing: a late answer is logged, and the delivery stays with who has it now', async () => {
    const { first, second } = await claimedTwice();
    await settleAttempt(first, accepted(), clock);
    expect(await row()).toMatchObject({ state: 'SENDING', attemptCount: 2, attempts: [{ number: 1 }] });
    await settleAttempt(second, accepted(), clock);
    expect(await row()).toMatchObject({ state: 'DELIVERED', attempts: [{ number: 1 }, { number: 2 }] });
  });

  it('gives back nothing that somebody else has', async () => {
    const { first, second } = await claimedTwice();
    await releaseClaim(first, clock.now());
    expect(await row()).toMatchObject({ state: 'SENDING', tries: 2 });
    await releaseClaim(second, clock.now());
    expect(await row()).toMatchObject({ state: 'PENDING', tries: 1 });
  });

  it('of a delivery that was deleted meanwhile leaves no trace', async () => {
    const { first } = await claimedTwice();
    await db.webhookEndpoint.deleteMany();
    await settleAttempt(first, accepted(), clock);
    expect(await db.webhookAttempt.count()).toBe(0);
  });
});

describe('an event (publishEvent)', () => {
  it('becomes one message, however often, and none without an endpoint that chose it', async () => {
    await subscribe('https://example.com/other', ['upgrade.completed'], clock);
    expect(await publishEvent(opened, clock.now())).toEqual({ deliveries: 0 });
    expect(await db.webhookMessage.count()).toBe(0);
    await subscribe('https://example.com/hooks', ['case.opened'], clock);
    expect(await publishEvent(opened, clock.now())).toEqual({ deliveries: 1 });
    expect(await publishEvent(opened, clock.now())).toEqual({ deliveries: 0 });
    expect(await db.webhookMessage.count()).toBe(1);
  });
});

it('an endpoint that is not there has no secret to rotate (rotateSecret)', async () => {
  const rotated = rotateSecret(await operations(clock), { id: '00000000-0000-7000-8000-000000000000' });
  await expect(rotated).rejects.toBeInstanceOf(NotFound);
});
