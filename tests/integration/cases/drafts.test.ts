import { beforeEach, describe, expect, it } from 'vitest';
import { discardDraft } from '@/lib/cases/commands/discard-draft';
import { expireDrafts } from '@/lib/cases/commands/expire-drafts';
import { saveDraft } from '@/lib/cases/commands/save-draft';
import { getDraft } from '@/lib/cases/data/get-draft';
import type { Person } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { Forbidden, Invalid, NotFound } from '@/lib/platform/errors';
import { resetDatabase } from '@/tests/support/database';
import { clockAt, contextFor, createPerson } from '@/tests/support/fixtures';
import { aDesk, type Desk } from './support';

const FORM = 'WORK-NEW_USER';
const DAY = 86_400_000;

let desk: Desk;
beforeEach(async () => {
  await resetDatabase();
  desk = await aDesk();
});

const draft = (given: object = {}) => ({
  account: desk.account.number,
  form: FORM,
  key: 'key-1',
  content: { rows: [{ firstName: 'Ada' }], description: '', severity: 'S3' },
  ...given,
});

const readAs = async (person: { token: string }, form = FORM) => {
  const { actor, clock } = await desk.as(person);
  return getDraft(actor as Person, desk.account.number, form, clock.now());
};

describe('a draft', () => {
  it('is one for each person, account and form: the last saving stands', async () => {
    await saveDraft(await desk.as(desk.admin), draft());
    const content = { rows: [{ firstName: 'Grace' }], description: 'On Monday', severity: 'S2' };
    await saveDraft(await desk.as(desk.admin), draft({ content }));
    expect(await readAs(desk.admin)).toEqual({ key: 'key-1', content, savedAt: desk.clock.now().getTime() });
    expect(await readAs(desk.admin, 'WORK-CHANGE')).toBeNull();
    expect(await db.caseDraft.count()).toBe(1);
  });

  it('is nobody else’s: not another admin’s of the account, and not theirs to save or discard', async () => {
    const colleague = await createPerson('CUSTOMER_ADMIN', { accounts: [desk.account.number] });
    await saveDraft(await desk.as(desk.admin), draft());
    expect(await readAs(colleague)).toBeNull();
    expect(await readAs(desk.stranger)).toBeNull();
    await discardDraft(await desk.as(colleague), { account: desk.account.number, form: FORM });
    await saveDraft(await desk.as(colleague), draft({ key: 'theirs' }));
    expect(await readAs(desk.admin)).toMatchObject({ key: 'key-1' });
  });

  it('takes the place of the oldest when a person has very many', async () => {
    for (let number = 1; number <= 201; number += 1) {
      const content = { values: { subject: 'x' }, severity: null };
      await saveDraft(await desk.as(desk.admin), draft({ form: `TECHNICAL-${number}`, content }));
      desk.clock.advance(1_000);
    }
    expect(await db.caseDraft.count()).toBe(200);
    expect(await readAs(desk.admin, 'TECHNICAL-1')).toBeNull();
    expect(await readAs(desk.admin, 'TECHNICAL-201')).not.toBeNull();
  });

  it('of a foreign account is not found, and of staff is refused', async () => {
    await expect(saveDraft(await desk.as(desk.stranger), draft())).rejects.toBeInstanceOf(NotFound);
    await expect(saveDraft(await desk.as(desk.agent), draft())).rejects.toBeInstanceOf(Forbidden);
    expect(await db.caseDraft.count()).toBe(0);
  });

  it('is not given back once the account is not theirs any more', async () => {
    await saveDraft(await desk.as(desk.admin), draft());
    await db.membership.deleteMany({ where: { userId: desk.admin.id } });
    expect(await readAs(desk.admin)).toBeNull();
  });

  it('is gone when it is discarded, and discarding twice does no harm', async () => {
    const place = { account: desk.account.number, form: FORM };
    await saveDraft(await desk.as(desk.admin), draft());
    expect(await discardDraft(await desk.as(desk.admin), place)).toEqual({ discarded: true });
    expect(await discardDraft(await desk.as(desk.admin), place)).toEqual({ discarded: false });
    expect(await readAs(desk.admin)).toBeNull();
  });

  it('expires 30 days after the last change, whether or not the job has run', async () => {
    await saveDraft(await desk.as(desk.admin), draft());
    const late = clockAt(new Date(desk.clock.now().getTime() + 30 * DAY));
    const ctx = await contextFor(desk.operations, late);
    const { actor } = await desk.as(desk.admin);
    const { number } = desk.account;
    expect(await getDraft(actor as Person, number, FORM, new Date(late.now().getTime() - 1))).not.toBeNull();
    expect(await getDraft(actor as Person, number, FORM, late.now())).toBeNull();
    await expect(expireDrafts(await desk.as(desk.admin), {})).rejects.toBeInstanceOf(Forbidden);
    expect(await expireDrafts(await desk.as(desk.operations), {})).toEqual({ expired: 0 });
    expect(await expireDrafts(ctx, {})).toEqual({ expired: 1 });
  });

  it('keeps half a word and drops what JSON in PostgreSQL cannot hold', async () => {
    const content = { rows: [{ firstName: 'A\0d\ud800a' }], description: 'half a', severity: 'S3' };
    await saveDraft(await desk.as(desk.admin), draft({ content }));
    expect(await readAs(desk.admin)).toMatchObject({ content: { rows: [{ firstName: 'Ad\ufffda' }] } });
  });

  it('is refused when it is not the content of its form', async () => {
    const technical = { values: { subject: 'x' }, severity: null };
    for (const bad of [
      draft({ form: 'WORK' }),
      draft({ form: 'TECHNICAL-99999999999' }),
      draft({ content: technical }),
      draft({ content: { rows: [], description: '', severity: 'S3' } }),
      draft({ content: { rows: [{ firstName: 'x'.repeat(12_001) }], description: '', severity: 'S3' } }),
    ])
      await expect(saveDraft(await desk.as(desk.admin), bad)).rejects.toBeInstanceOf(Invalid);
    await saveDraft(await desk.as(desk.admin), draft({ form: 'TECHNICAL', content: technical }));
    expect(await db.caseDraft.count()).toBe(1);
  });
});
