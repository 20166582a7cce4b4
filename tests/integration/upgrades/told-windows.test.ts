import { describe, expect, it } from 'vitest';
import { addMembership } from '@/lib/accounts/commands/change-membership';
import { db } from '@/lib/platform/db';
import { withdrawUpgrade } from '@/lib/upgrades/commands/withdraw-upgrade';
import { createPerson } from '../../support/fixtures';
import {
  after,
  deliver,
  HOUR,
  mailbox,
  runWorkers,
  type Scene,
  scene,
  setMailServer,
  subjects,
} from './notice-scene';

/** A move whose mail waits for the mail server until another one overtakes it. */
async function moveUnheard(here: Scene, account: number | undefined, days: number) {
  setMailServer(false);
  await here.schedule(account, after(days), { reason: 'Carrier' });
  await runWorkers(here);
  setMailServer(true);
}

async function deliverLater(here: Scene) {
  await runWorkers(here);
  here.clock.advance(HOUR);
  await deliver(here);
}

const lastText = () => mailbox.caught.at(-1)?.text ?? '';

describe('the window that a mail strikes', () => {
  it('is the one its reader was last mailed about, whatever was overtaken in between', async () => {
    const here = await scene(['UTC']);
    const [one] = here.accounts;
    await here.schedule(one, after(20));
    await runWorkers(here);
    await moveUnheard(here, one, 25);
    await here.schedule(one, after(26), { reason: 'Carrier, again' });
    await deliverLater(here);
    expect(subjects()).toHaveLength(2);
    expect(lastText()).toContain('No longer: Sunday 27 June 2027');
    expect(lastText()).not.toContain('Friday 2 July 2027');
    expect(lastText()).toContain('Saturday 3 July 2027');
    expect(lastText()).toContain('Carrier, again');
    const last = await db.inboxItem.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
    expect(last.text).toContain('No longer (account’s time): Friday 2 July 2027');
  });

  it('is the one that is called off, too', async () => {
    const here = await scene(['UTC']);
    const [one] = here.accounts;
    await here.schedule(one, after(20));
    await runWorkers(here);
    await moveUnheard(here, one, 25);
    await withdrawUpgrade(here.ctx, { accountNumber: one });
    await deliverLater(here);
    expect(subjects().at(-1)).toContain('Called off: the upgrade of');
    expect(subjects().at(-1)).toContain('on Sunday 27 June 2027');
    expect(lastText()).toContain('No longer: Sunday 27 June 2027');
    expect(lastText()).not.toContain('Friday 2 July');
  });

  it('is none for who never heard of one: to them the date is announced', async () => {
    const here = await scene(['UTC']);
    const [one] = here.accounts;
    await here.schedule(one, after(20));
    await here.schedule(one, after(25), { reason: 'Carrier' });
    await runWorkers(here);
    const newcomer = await createPerson('CUSTOMER_ADMIN');
    await addMembership(here.ctx, { userId: newcomer.id, accountNumber: one });
    await here.schedule(one, after(26), { reason: 'Carrier' });
    await runWorkers(here);
    const toldOf = (email: string) =>
      mailbox.caught.filter(({ recipients }) => recipients.includes(email)).map(({ subject }) => subject);
    expect(toldOf(here.admin.email)).toEqual([
      expect.stringContaining('will be upgraded'),
      expect.stringContaining('New date for'),
    ]);
    expect(toldOf(newcomer.email)).toEqual([expect.stringContaining('will be upgraded')]);
    const first = mailbox.caught[0]?.text ?? '';
    expect(first).not.toContain('moved');
    expect(first).not.toContain('No longer');
    const item = await db.inboxItem.findFirstOrThrow({ where: { userId: newcomer.id } });
    expect(item.title).toContain('will be upgraded');
  });
});

describe('a mail about several accounts', () => {
  it('names the first of their days, each in its own zone, when they are not all on one', async () => {
    const here = await scene(['Asia/Tokyo', 'America/Los_Angeles']);
    const [tokyo, pacific] = here.accounts;
    await here.schedule(tokyo, new Date('2027-06-28T02:00:00Z'), { wave: 'World' });
    await here.schedule(pacific, new Date('2027-06-28T03:00:00Z'), { wave: 'World' });
    await runWorkers(here);
    expect(subjects()[0]).toBe(
      '2 accounts will be upgraded: Account Manager closes from Sunday 27 June 2027 on',
    );
  });

  it('says on each notice of a date that the others follow, while some are left', async () => {
    const here = await scene(['UTC', 'UTC']);
    const [one, two] = here.accounts;
    const others = 'Your other accounts are not in this mail';
    await here.schedule(one, after(20));
    await runWorkers(here);
    await here.schedule(one, after(21), { reason: 'Carrier' });
    await runWorkers(here);
    here.clock.set(after(7, 1));
    await runWorkers(here);
    expect(mailbox.caught.map(({ text }) => text?.includes(others))).toEqual([true, true, true]);
    await db.account.update({ where: { number: two ?? 0 }, data: { platform: 'X_SERIES' } });
    here.clock.set(after(14, 1));
    await runWorkers(here);
    expect(subjects().at(-1)).toContain('In 7 days');
    expect(lastText()).not.toContain(others);
  });
});
