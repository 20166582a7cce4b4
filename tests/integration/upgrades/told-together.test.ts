import { describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { completeUpgrade } from '@/lib/upgrades/commands/complete-upgrade';
import { failUpgrade } from '@/lib/upgrades/commands/fail-upgrade';
import { applyLine } from '@/lib/waves/commands/apply-line';
import { applyPlan } from '@/lib/waves/commands/apply-plan';
import { createWave } from '@/lib/waves/commands/create-wave';
import { finishRun } from '@/lib/waves/commands/finish-run';
import { listOf, waveInput } from '../waves/support';
import { after, mailbox, run, runWorkers, type Scene, scene, subjects } from './notice-scene';

const MINUTE = 60_000;

/** An admin's accounts on one night, locked out from noon of day 20 on, ten minutes before each starts. */
async function night(count: number): Promise<Scene> {
  const here = await scene(Array.from({ length: count }, () => 'UTC'));
  for (const account of here.accounts) await here.schedule(account, after(20), { wave: 'Night' });
  await runWorkers(here);
  mailbox.caught.length = 0;
  here.clock.set(after(20, 0.25));
  return here;
}

const inboxOf = ({ admin }: Scene, title: string) =>
  db.inboxItem.count({ where: { userId: admin.id, title: { contains: title } } });

describe('the ends of an admin’s accounts in a wave', () => {
  it('are one mail, though they come minutes apart; the inbox hears of each at once', async () => {
    const here = await night(4);
    for (const [index, account] of here.accounts.entries()) {
      await completeUpgrade(here.ctx, { accountNumber: account });
      await run(here, 'tell-changes');
      expect(await inboxOf(here, 'Admin Console is open')).toBe(index + 1);
      await runWorkers(here);
      here.clock.advance(3 * MINUTE);
      if (index < 3) expect(mailbox.caught).toHaveLength(0);
    }
    await runWorkers(here);
    expect(subjects()).toEqual(['4 accounts are on X Series: Admin Console is open']);
    for (const account of here.accounts) expect(mailbox.caught[0]?.text).toContain(`account ${account}`);
  });

  it('wait 15 minutes at most', async () => {
    const here = await night(2);
    await failUpgrade(here.ctx, { accountNumber: here.accounts[0], reason: 'Disk' });
    await runWorkers(here);
    here.clock.advance(14 * MINUTE);
    await runWorkers(here);
    expect(mailbox.caught).toHaveLength(0);
    here.clock.advance(MINUTE);
    await runWorkers(here);
    expect(subjects()).toEqual([expect.stringContaining('did not complete')]);
  });

  it('do not wait for an account whose lockout is ahead, nor for another admin’s', async () => {
    const here = await scene(['UTC', 'UTC']);
    const foreign = await scene(['UTC']);
    const [one, later] = here.accounts;
    await here.schedule(one, after(20), { wave: 'Night' });
    await here.schedule(later, after(20, 5), { wave: 'Night' });
    await foreign.schedule(foreign.accounts[0], after(20), { wave: 'Night' });
    await runWorkers(here);
    mailbox.caught.length = 0;
    here.clock.set(after(20, 0.25));
    await completeUpgrade(here.ctx, { accountNumber: one });
    await runWorkers(here);
    expect(subjects()).toContainEqual(expect.stringContaining('is on X Series'));
  });
});

describe('the dates of a wave', () => {
  it('wait for a run that goes on, and are one mail when it has ended', async () => {
    const here = await scene(['America/Los_Angeles', 'America/Los_Angeles']);
    const wave = await createWave(here.ctx, waveInput({ day: '2027-06-28' }));
    const { id: runId } = await applyPlan(here.ctx, { id: wave.id, ...listOf(here.accounts) });
    await applyLine(here.ctx, { runId, position: 0 });
    await runWorkers(here);
    here.clock.advance(5 * MINUTE);
    await runWorkers(here);
    expect(mailbox.caught).toHaveLength(0);
    await applyLine(here.ctx, { runId, position: 1 });
    await finishRun(here.ctx, { runId });
    await runWorkers(here);
    expect(subjects()).toEqual([expect.stringContaining('2 accounts will be upgraded')]);
  });
});
