import 'server-only';
import { requirePerson } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import { assertNotLockedOut } from '../data/gate';
import { assertMaySee } from '../policy';
import { accountReference } from '../schema';

/** A visit to the account's admin portal. @throws Locked during the lockout */
export const openPortalSession = command({
  name: 'portal_session.opened',
  input: accountReference,
  async run({ tx, actor, clock, now }, { accountNumber }) {
    const { userId } = requirePerson(actor);
    assertMaySee(actor, accountNumber);
    await assertNotLockedOut(tx, accountNumber, clock);
    const session = await tx.portalSession.create({
      data: { accountNumber, userId, openedAt: now },
      select: { id: true, accountNumber: true, openedAt: true },
    });
    const { portal } = await assertNotLockedOut(tx, accountNumber, clock);
    return {
      result: { ...session, portal },
      audit: { subjectType: 'portal_session', subjectId: session.id, accountNumber, after: { portal } },
      events: [],
    };
  },
});
