import 'server-only';
import { command } from '@/lib/platform/command';
import { getPerson } from '../data/people';
import { assertMayDisable, assertMayKeepPeople } from '../policy';
import { personReference } from '../schema';

/** Shuts a person out at once: their sessions and tokens are revoked with it. @throws Conflict for oneself */
export const disablePerson = command({
  name: 'person.disabled',
  input: personReference,
  async run({ tx, actor, now }, { userId }) {
    assertMayDisable(actor, userId);
    await getPerson(userId, tx);
    const { count } = await tx.user.updateMany({
      where: { id: userId, disabledAt: null },
      data: { disabledAt: now },
    });
    const revoked = { where: { userId, revokedAt: null }, data: { revokedAt: now } };
    const sessions = await tx.session.updateMany(revoked);
    const tokens = await tx.apiToken.updateMany(revoked);
    const done = { sessions: sessions.count, tokens: tokens.count };
    if (count === 0) return { result: done, audit: [], events: [] };
    return {
      result: done,
      audit: { subjectType: 'person', subjectId: userId, after: { disabled: true, ...done } },
      events: [
        // Open pages look at their session again when they hear of it.
        { name: 'session.revoked', topics: [`user:${userId}`], payload: { userId } },
        // What they have in hand is given back by those rooms that know of it.
        { name: 'person.disabled', topics: [], payload: { userId } },
      ],
    };
  },
});

/** Lets a person sign in again. What was revoked stays revoked. */
export const enablePerson = command({
  name: 'person.enabled',
  input: personReference,
  async run({ tx, actor }, { userId }) {
    assertMayKeepPeople(actor);
    await getPerson(userId, tx);
    const { count } = await tx.user.updateMany({
      where: { id: userId, disabledAt: { not: null } },
      data: { disabledAt: null },
    });
    if (count === 0) return { result: { userId }, audit: [], events: [] };
    return {
      result: { userId },
      audit: { subjectType: 'person', subjectId: userId, after: { disabled: false } },
      events: [{ name: 'person.enabled', topics: [`user:${userId}`], payload: { userId } }],
    };
  },
});
