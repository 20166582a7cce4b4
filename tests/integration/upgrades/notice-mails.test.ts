import { describe, expect, it } from 'vitest';
import { removeMembership } from '@/lib/accounts/commands/change-membership';
import { resendMail } from '@/lib/notifications/commands/resend-mail';
import { db } from '@/lib/platform/db';
import { Conflict, Forbidden, Invalid, NotFound, PreconditionFailed } from '@/lib/platform/errors';
import { addRung } from '@/lib/upgrades/commands/add-rung';
import { changeNoticeRule } from '@/lib/upgrades/commands/change-notice-rule';
import { composeNotices } from '@/lib/upgrades/commands/compose-notices';
import { removeRung } from '@/lib/upgrades/commands/remove-rung';
import { withdrawUpgrade } from '@/lib/upgrades/commands/withdraw-upgrade';
import { readNoticeRules } from '@/lib/upgrades/data/notice-rules';
import { contextFor, createPerson } from '../../support/fixtures';
import {
  after,
  DAY,
  deliver,
  HOUR,
  mailbox,
  run,
  runWorkers,
  scene,
  setMailServer,
  subjects,
} from './notice-scene';

describe('one mail for an admin’s accounts of a wave', () => {
  it('lists the accounts of the wave, and the account outside of it gets its own', async () => {
    const here = await scene(['UTC', 'UTC', 'UTC', 'UTC']);
    const [one, two, three, alone] = here.accounts;
    for (const number of [one, two, three]) await here.schedule(number, after(20), { wave: 'June' });
    await here.schedule(alone, after(21));
    await runWorkers(here);
    expect(mailbox.caught).toHaveLength(2);
    const [wave, own] = mailbox.caught[0]?.text?.includes(`account ${alone}`)
      ? [mailbox.caught[1], mailbox.caught[0]]
      : [mailbox.caught[0], mailbox.caught[1]];
    for (const number of [one, two, three]) expect(wave?.text).toContain(`account ${number}`);
    expect(wave?.text).not.toContain(`account ${alone}`);
    expect(wave?.text).toContain('announced by a further mail');
    expect(own?.text).toContain(`account ${alone}`);
    expect(await db.inboxItem.count({ where: { userId: here.admin.id } })).toBe(4);
  });

  it('waits for the accounts that are still being told', async () => {
    const here = await scene(['UTC', 'UTC']);
    const [one, two] = here.accounts;
    await here.schedule(one, after(20), { wave: 'Slow' });
    await run(here, 'tell-changes');
    here.clock.advance(4_000);
    await run(here, 'compose-notices');
    await here.schedule(two, after(20), { wave: 'Slow' });
    here.clock.advance(30_000);
    await run(here, 'compose-notices');
    expect(await db.mail.count({ where: { userId: here.admin.id } })).toBe(0);
    await runWorkers(here);
    expect(mailbox.caught).toHaveLength(1);
  });

  it('climbs the ladder together on the night of the wave', async () => {
    const here = await scene(['UTC', 'UTC']);
    const [one, two] = here.accounts;
    await here.schedule(one, after(20), { wave: 'Night' });
    await here.schedule(two, after(20, 5), { wave: 'Night' });
    await runWorkers(here);
    here.clock.set(after(6, 0.1));
    await runWorkers(here);
    here.clock.set(after(6, 5.1));
    await runWorkers(here);
    expect(subjects()).toEqual([
      expect.stringContaining('2 accounts will be upgraded'),
      expect.stringContaining('In 14 days: Account Manager of 2 accounts'),
    ]);
  });
});

describe('a mail that waits for the mail server (recheckNotice)', () => {
  it('leaves out the account that moved, and is not sent when none is left', async () => {
    const here = await scene(['UTC', 'UTC']);
    const [one, two] = here.accounts;
    await here.schedule(one, after(20), { wave: 'Stale' });
    await here.schedule(two, after(20), { wave: 'Stale' });
    setMailServer(false);
    await runWorkers(here);
    expect(await db.mail.count({ where: { userId: here.admin.id, state: 'queued' } })).toBe(1);
    await here.schedule(one, after(25), { reason: 'Carrier' });
    setMailServer(true);
    here.clock.advance(HOUR);
    await deliver(here);
    expect(mailbox.caught[0]?.text).toContain(`account ${two}`);
    expect(mailbox.caught[0]?.text).not.toContain(`account ${one}`);
    expect(mailbox.caught[0]?.html).not.toContain(`account ${one}`);
    setMailServer(false);
    await runWorkers(here);
    await withdrawUpgrade(here.ctx, { accountNumber: one });
    setMailServer(true);
    here.clock.advance(HOUR);
    await runWorkers(here);
    expect(subjects().filter((subject) => subject?.startsWith('New date'))).toEqual([]);
    expect(subjects().at(-1)).toContain('Called off');
    const states = await db.mail.findMany({ where: { userId: here.admin.id }, select: { state: true } });
    expect(states.map(({ state }) => state).sort()).toEqual(['sent', 'sent', 'superseded']);
  });

  it('says nothing of an account that was taken from its reader, also when it is sent again', async () => {
    const here = await scene(['UTC', 'UTC']);
    const [one, two] = here.accounts;
    await here.schedule(one, after(20), { wave: 'Left' });
    await here.schedule(two, after(20), { wave: 'Left' });
    setMailServer(false);
    await runWorkers(here);
    await removeMembership(here.ctx, { userId: here.admin.id, accountNumber: one });
    setMailServer(true);
    here.clock.advance(HOUR);
    await deliver(here);
    expect(mailbox.caught[0]?.text).toContain(`account ${two}`);
    expect(mailbox.caught[0]?.text).not.toContain(`account ${one}`);
    await removeMembership(here.ctx, { userId: here.admin.id, accountNumber: two });
    const { id } = await db.mail.findFirstOrThrow({ where: { userId: here.admin.id } });
    await resendMail(here.ctx, { id });
    await deliver(here);
    expect(mailbox.caught).toHaveLength(1);
    expect(await db.mail.findUnique({ where: { id } })).toMatchObject({ state: 'superseded' });
  });

  it('is not written to who lost the account before', async () => {
    const here = await scene(['UTC']);
    await here.schedule(here.accounts[0], after(20));
    await run(here, 'tell-changes');
    await removeMembership(here.ctx, { userId: here.admin.id, accountNumber: here.accounts[0] });
    await runWorkers(here);
    expect(await db.mail.count({ where: { userId: here.admin.id } })).toBe(0);
    expect(await db.upgradeNotice.findFirst()).toMatchObject({ state: 'dropped' });
  });

  it('strikes the old window through', async () => {
    const here = await scene(['UTC']);
    const [one] = here.accounts;
    await here.schedule(one, after(20));
    await runWorkers(here);
    await here.schedule(one, after(25), { reason: '<b>Carrier</b>' });
    await runWorkers(here);
    const html = String(mailbox.caught[1]?.html);
    expect(html).toMatch(/<s>Sunday 27 June 2027, 12:00 to 12:25/);
    expect(html).toContain('&lt;b&gt;Carrier&lt;/b&gt;');
    expect(mailbox.caught[1]?.text).toContain('No longer: Sunday 27 June 2027');
  });
});

describe('across a change of clocks', () => {
  it.each([
    ['Europe, spring', 'Europe/London', '2028-03-26T00:55:00Z', '00:55 (UTC) to ', '02:20 (UTC+1) UK'],
    ['Europe, autumn', 'Europe/London', '2027-10-31T00:55:00Z', '01:55 (UTC+1) to', '01:20 (UTC) UK'],
    [
      'US, spring',
      'America/Los_Angeles',
      '2028-03-12T09:55:00Z',
      '01:55 (UTC−8) to',
      '03:20 (UTC−7) Pacific',
    ],
    [
      'US, autumn',
      'America/Los_Angeles',
      '2027-11-07T08:55:00Z',
      '01:55 (UTC−7) to',
      '01:20 (UTC−8) Pacific',
    ],
  ])('%s: each end says its own offset, and a day is 24 hours', async (_, zone, at, from, to) => {
    const here = await scene([zone], zone);
    const lockout = new Date(at);
    await here.schedule(here.accounts[0], lockout);
    await runWorkers(here);
    const text = mailbox.caught[0]?.text ?? '';
    expect(text).toContain(from);
    expect(text).toContain(to);
    here.clock.set(new Date(lockout.getTime() - DAY - 1));
    await runWorkers(here);
    here.clock.set(new Date(lockout.getTime() - DAY));
    await runWorkers(here);
    expect(subjects().at(-1)).toContain('In one day');
  });
});

describe('the ladder (saveRule)', () => {
  it('is edited: another distance, a sentence, a rung more, a rung less, and only for what is not told yet', async () => {
    const here = await scene(['UTC']);
    await here.schedule(here.accounts[0], after(20));
    here.clock.set(after(6, 1));
    await runWorkers(here);
    const change = { step: 'DAYS_14', hours: 240, enabled: true, extraSentence: 'Bring <coffee>.' };
    await changeNoticeRule(here.ctx, change);
    await removeRung(here.ctx, { step: 'DAYS_7' });
    await addRung(here.ctx, { hours: 72 });
    for (const at of [after(10, 1), after(13, 1), after(17, 1)]) {
      here.clock.set(at);
      await runWorkers(here);
    }
    expect(subjects().filter((subject) => subject?.startsWith('In '))).toEqual([
      expect.stringContaining('In 14 days'),
      expect.stringContaining('In 3 days'),
    ]);
    const steps = (await readNoticeRules()).filter(({ hours }) => hours !== null).map(({ step }) => step);
    expect(steps).toEqual(['DAYS_14', 'DAYS_3', 'DAY_1', 'HOUR_1']);
    expect(await db.auditEntry.count({ where: { subjectType: 'notice_rule' } })).toBe(3);
  });

  it('refuses two rungs at one distance, a stale version, and to remove the notice of an event', async () => {
    const { ctx } = await scene([]);
    await expect(addRung(ctx, { hours: 24 })).rejects.toThrow(Invalid);
    await expect(removeRung(ctx, { step: 'MOVED' })).rejects.toThrow(Conflict);
    const stale = { ...ctx, expectedVersion: 7 };
    const change = { step: 'DAY_1', hours: 25, enabled: true };
    await expect(changeNoticeRule(stale, change)).rejects.toThrow(PreconditionFailed);
  });

  it('has no rung that nobody added: changing or removing one finds nothing', async () => {
    const { ctx } = await scene([]);
    await expect(changeNoticeRule(ctx, { step: 'HOURS_77', enabled: false })).rejects.toThrow(NotFound);
    await expect(removeRung(ctx, { step: 'HOURS_77' })).rejects.toThrow(NotFound);
  });

  it.each(['CUSTOMER_ADMIN', 'AGENT', 'LEAD'] as const)('is not for %s', async (role) => {
    const ctx = await contextFor(await createPerson(role));
    await expect(addRung(ctx, { hours: 30 })).rejects.toThrow(Forbidden);
    await expect(removeRung(ctx, { step: 'DAY_1' })).rejects.toThrow(Forbidden);
    await expect(changeNoticeRule(ctx, { step: 'DAY_1', enabled: false })).rejects.toThrow(Forbidden);
    const group = { groupKey: 'wave:x', step: 'DAY_1', userId: crypto.randomUUID() };
    await expect(composeNotices(ctx, group)).rejects.toThrow(Forbidden);
  });
});
