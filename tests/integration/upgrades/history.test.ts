import { describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import { failUpgrade } from '@/lib/upgrades/commands/fail-upgrade';
import { withdrawUpgrade } from '@/lib/upgrades/commands/withdraw-upgrade';
import { readHistory } from '@/lib/upgrades/data/history';
import { contextFor, createPerson } from '../../support/fixtures';
import { after, deliver, HOUR, run, runWorkers, type Scene, scene, setMailServer } from './notice-scene';

async function historyOf({ ctx, accounts }: Scene) {
  const { notices, moves } = await readHistory(ctx.actor.scope, accounts[0] ?? 0);
  return { told: notices.map(({ kind, delivery }) => [kind, delivery]), moves };
}

describe('the history of an account', () => {
  it('says how far each notice came: waiting, by email, or overtaken before it went out', async () => {
    const here = await scene(['UTC']);
    const [one] = here.accounts;
    await here.schedule(one, after(20));
    await run(here, 'tell-changes');
    expect((await historyOf(here)).told).toEqual([['SCHEDULED', 'waiting']]);
    await runWorkers(here);
    expect((await historyOf(here)).told).toEqual([['SCHEDULED', 'sent']]);
    setMailServer(false);
    await here.schedule(one, after(25), { reason: 'Carrier' });
    await runWorkers(here);
    expect((await historyOf(here)).told[0]).toEqual(['MOVED', 'waiting']);
    await withdrawUpgrade(here.ctx, { accountNumber: one });
    setMailServer(true);
    here.clock.advance(HOUR);
    await runWorkers(here);
    await deliver(here);
    const { told, moves } = await historyOf(here);
    expect(told).toEqual([
      ['CANCELLED', 'sent'],
      ['MOVED', 'overtaken'],
      ['SCHEDULED', 'sent'],
    ]);
    expect(moves).toMatchObject([{ reason: 'Carrier', fromLockoutStartsAt: after(20) }]);
  });

  it('says of a mail that was only kept, or that nobody took, that it did not go out', async () => {
    const here = await scene(['UTC']);
    await here.schedule(here.accounts[0], after(20));
    await runWorkers(here);
    for (const [state, delivery] of [
      ['kept', 'kept'],
      ['failed', 'undelivered'],
      ['rejected', 'undelivered'],
    ]) {
      await db.mail.updateMany({ data: { state: state ?? '' } });
      expect((await historyOf(here)).told).toEqual([['SCHEDULED', delivery]]);
    }
  });

  it('keeps what was told of an attempt that failed when there is another', async () => {
    const here = await scene(['UTC']);
    const [one] = here.accounts;
    await here.schedule(one, after(20));
    await runWorkers(here);
    here.clock.set(after(20));
    await failUpgrade(here.ctx, { accountNumber: one, reason: 'Disk' });
    await runWorkers(here);
    await here.schedule(one, after(40));
    await runWorkers(here);
    expect((await historyOf(here)).told.map(([kind]) => kind)).toEqual(['SCHEDULED', 'FAILED', 'SCHEDULED']);
  });

  it('is the account’s admins’ alone', async () => {
    const here = await scene(['UTC']);
    const stranger = await contextFor(await createPerson('CUSTOMER_ADMIN'));
    await expect(readHistory(stranger.actor.scope, here.accounts[0] ?? 0)).rejects.toThrow(NotFound);
  });
});
