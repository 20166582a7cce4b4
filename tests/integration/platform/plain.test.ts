import { beforeEach, describe, expect, it } from 'vitest';
import { listPeople } from '@/lib/accounts/data/people';
import { createToken } from '@/lib/auth/commands/create-token';
import { setClosedDay } from '@/lib/calendars/commands/set-closed-day';
import { commentOnCase } from '@/lib/cases/commands/comment-on-case';
import { saveDraft } from '@/lib/cases/commands/save-draft';
import { Invalid } from '@/lib/platform/errors';
import { runOnceForForm } from '@/lib/platform/idempotency';
import { addRung } from '@/lib/upgrades/commands/add-rung';
import { resetDatabase } from '@/tests/support/database';
import { aDesk, type Desk } from '../cases/support';

let desk: Desk;
beforeEach(async () => {
  await resetDatabase();
  desk = await aDesk();
});

describe.each(['\0', '\ud800'])('%j, which PostgreSQL cannot hold', (bad) => {
  it('is refused beside its field, whichever command is given it', async () => {
    const [admin, operations] = [await desk.as(desk.admin), await desk.as(desk.operations)];
    const content = { rows: [{ [`first${bad}`]: 'Ada' }], description: '', severity: 'S3' };
    const place = { account: desk.account.number, form: 'WORK-NEW_USER' };
    const refused = await Promise.allSettled([
      createToken(admin, { name: `a${bad}` }),
      saveDraft(admin, { ...place, key: `a${bad}`, content: { ...content, rows: [{}] } }),
      saveDraft(admin, { ...place, key: 'a', content }),
      setClosedDay(operations, { region: 'US', date: '2030-01-04', state: 'CLOSED', name: `a${bad}` }),
      addRung(operations, { hours: 30, extraSentence: `a${bad}` }),
      (async () => runOnceForForm(commentOnCase, admin, {}, `a${bad}`, async () => ({})))(),
    ]);
    for (const one of refused) expect(one).toMatchObject({ status: 'rejected', reason: expect.any(Invalid) });
    expect(refused[0]).toMatchObject({ reason: { errors: [{ path: 'name' }] } });
  });

  it('is in nobody’s name', async () => {
    expect(await listPeople({ q: `nobody${bad}` })).toEqual({ data: [], nextCursor: null });
  });
});
