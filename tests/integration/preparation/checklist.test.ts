import { describe, expect, it } from 'vitest';
import { openCase } from '@/lib/cases/commands/open-case';
import { requirePerson } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/platform/errors';
import { acknowledgePreparation } from '@/lib/preparation/commands/acknowledge-preparation';
import { readChecklists } from '@/lib/preparation/data';
import { loadReadiness } from '@/lib/preparation/loaders';
import type { Finding } from '@/lib/preparation/types';
import { scheduleUpgrade } from '@/lib/upgrades/commands/schedule-upgrade';
import { withdrawUpgrade } from '@/lib/upgrades/commands/withdraw-upgrade';
import {
  clockAt,
  contextFor,
  createAccount,
  createDirectoryUser,
  createPerson,
  NOON,
} from '../../support/fixtures';

const DAY = 86_400_000;
const inDays = (days: number) => new Date(NOON.getTime() + days * DAY).toISOString();

/** An account with a date in ten days, an admin nobody has confirmed, and somebody of operations. */
async function scene() {
  const clock = clockAt();
  const { number: accountNumber } = await createAccount();
  const person = await createPerson('CUSTOMER_ADMIN', { accounts: [accountNumber] });
  const admin = await contextFor(person, clock);
  const ctx = await contextFor(await createPerson('OPERATIONS'), clock);
  await scheduleUpgrade(ctx, { accountNumber, upgradeStartsAt: inDays(10) });
  const lines = async () =>
    (await readChecklists([accountNumber], clock.now())).get(accountNumber)?.lines ?? [];
  const line = async (finding: Finding) => (await lines()).find((each) => each.finding === finding);
  const acknowledge = async (finding: Finding, context = admin) => {
    const fingerprint = (await line(finding))?.fingerprint;
    return acknowledgePreparation(context, { accountNumber, lines: [{ finding, fingerprint }] });
  };
  return { clock, accountNumber, person, admin, ctx, lines, line, acknowledge };
}

const newUser = (email: string, startDate?: string) => ({
  firstName: 'Ada',
  lastName: 'Byron',
  email,
  license: 'X2',
  startDate,
});

describe('the checklist', () => {
  it('reads admins and agents as they are: confirmed, seen, with a mail address of their own', async () => {
    const { accountNumber, person, line } = await scene();
    expect(await line('ADMINS_UNCONFIRMED')).toMatchObject({ state: 'open', count: 1 });
    expect(await line('ADMINS_ABSENT')).toMatchObject({ state: 'open' });
    await db.user.update({ where: { id: person.id }, data: { emailVerifiedAt: NOON, signedInAt: NOON } });
    expect(await line('ADMINS_UNCONFIRMED')).toMatchObject({ state: 'settled' });
    expect(await line('ADMINS_ABSENT')).toMatchObject({ state: 'settled' });

    const { number: other } = await createAccount();
    const agent = { products: ['WORK', 'CONTACT_CENTER'] as ('WORK' | 'CONTACT_CENTER')[] };
    await createDirectoryUser(accountNumber, { ...agent, email: 'own@c.example' });
    await createDirectoryUser(accountNumber, { ...agent, email: 'Shared@c.example', lastName: 'Shared' });
    await createDirectoryUser(accountNumber, { ...agent, email: '', lastName: 'Empty' });
    await createDirectoryUser(accountNumber, { email: 'work@c.example' });
    const same = await createDirectoryUser(other, { email: 'sHARED@c.example' });
    await createDirectoryUser(other, { email: 'work@c.example' });
    const found = await line('AGENTS_WITHOUT_OWN_MAIL');
    expect(found).toMatchObject({ state: 'open', count: 2 });
    expect(found?.subjects.map(({ label }) => label)).toEqual(['Ada Empty', 'Ada Shared']);
    await db.directoryUser.update({ where: { id: same.id }, data: { status: 'DEACTIVATED' } });
    expect(await line('AGENTS_WITHOUT_OWN_MAIL')).toMatchObject({ count: 1 });
  });

  it('finds open requests that reach into the lockout, by their deadline or the day they are asked for', async () => {
    const { clock, accountNumber, admin, ctx, line } = await scene();
    const request = {
      account: accountNumber,
      kind: 'USER_ADMINISTRATION',
      product: 'WORK',
      request: 'NEW_USER',
    };
    const file = (email: string, startDate?: string) =>
      openCase(admin, { ...request, severity: 'S3', items: [newUser(email, startDate)] });
    await file('before@c.example', inDays(5).slice(0, 10));
    expect(await line('REQUESTS_IN_WINDOW')).toMatchObject({ state: 'settled' });
    const after = await file('after@c.example', inDays(12).slice(0, 10));
    clock.set(new Date(NOON.getTime() + 9.5 * DAY));
    const late = await file('late@c.example');
    const found = await line('REQUESTS_IN_WINDOW');
    expect(found?.subjects.map(({ id }) => Number(id))).toEqual([after.number, late.number]);
    await scheduleUpgrade(ctx, { accountNumber, upgradeStartsAt: inDays(30), reason: 'Maintenance' });
    expect(await line('REQUESTS_IN_WINDOW')).toMatchObject({ state: 'settled' });
  });

  it('of an account without a date says what can be prepared already', async () => {
    const { number } = await createAccount();
    const checklist = (await readChecklists([number], NOON)).get(number);
    expect(checklist?.upgradeId).toBeNull();
    expect(checklist?.lines.map(({ finding }) => finding)).not.toContain('REQUESTS_IN_WINDOW');
    expect((await readChecklists([(await createAccount({ platform: 'X_SERIES' })).number], NOON)).size).toBe(
      0,
    );
  });
});

describe('the board of many accounts', () => {
  it('tells open points from those that were only seen, and nothing of another customer’s account', async () => {
    const first = await scene();
    const second = await scene();
    await second.acknowledge('ADMINS_UNCONFIRMED');
    await second.acknowledge('ADMINS_ABSENT');
    const numbers = [first.accountNumber, second.accountNumber];
    const seenBy = async ({ actor }: typeof first.ctx) => [
      ...(await loadReadiness(requirePerson(actor), numbers, NOON)),
    ];
    const theirs = [first.accountNumber, { open: 2, acknowledged: 0 }];
    expect(await seenBy(first.ctx)).toEqual([theirs, [second.accountNumber, { open: 0, acknowledged: 2 }]]);
    expect(await seenBy(first.admin)).toEqual([theirs]);
  });
});

describe('an acknowledgement', () => {
  it('holds for one attempt and until its facts change', async () => {
    const { accountNumber, ctx, line, acknowledge, admin } = await scene();
    await acknowledge('ADMINS_UNCONFIRMED');
    expect(await line('ADMINS_UNCONFIRMED')).toMatchObject({
      state: 'acknowledged',
      acknowledged: { by: admin.actor.name, at: NOON },
    });
    await createPerson('CUSTOMER_ADMIN', { accounts: [accountNumber] });
    expect(await line('ADMINS_UNCONFIRMED')).toMatchObject({ state: 'open', count: 2 });
    await acknowledge('ADMINS_UNCONFIRMED');
    await withdrawUpgrade(ctx, { accountNumber });
    await scheduleUpgrade(ctx, { accountNumber, upgradeStartsAt: inDays(20) });
    expect(await line('ADMINS_UNCONFIRMED')).toMatchObject({ state: 'open' });
    expect(await db.auditEntry.count({ where: { action: 'preparation.acknowledged', accountNumber } })).toBe(
      2,
    );
  });

  it('of what the person has not read is refused', async () => {
    const { accountNumber, admin, line } = await scene();
    const seen = await line('ADMINS_UNCONFIRMED');
    await createPerson('CUSTOMER_ADMIN', { accounts: [accountNumber] });
    const stale = { finding: 'ADMINS_UNCONFIRMED', fingerprint: seen?.fingerprint };
    await expect(acknowledgePreparation(admin, { accountNumber, lines: [stale] })).rejects.toThrow(Conflict);
    await expect(acknowledgePreparation(admin, { accountNumber, lines: [] })).rejects.toThrow(Invalid);
  });

  it('needs a date ahead, the account, and the role', async () => {
    const { clock, accountNumber, ctx, acknowledge, admin } = await scene();
    const { number: other } = await createAccount();
    const stranger = await contextFor(await createPerson('CUSTOMER_ADMIN', { accounts: [other] }), clock);
    await expect(acknowledge('ADMINS_ABSENT', stranger)).rejects.toThrow(NotFound);
    await expect(acknowledge('ADMINS_ABSENT', ctx)).rejects.toThrow(Forbidden);
    const line = { finding: 'ADMINS_ABSENT', fingerprint: '0'.repeat(16) };
    clock.set(new Date(NOON.getTime() + 10 * DAY));
    await expect(acknowledgePreparation(admin, { accountNumber, lines: [line] })).rejects.toThrow(Conflict);
  });
});
