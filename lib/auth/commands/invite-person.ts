import 'server-only';
import { requirePerson, requireRole } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import { Conflict, NotFound } from '@/lib/platform/errors';
import { personReference } from '../schema';
import { lockInvited, writeInvitation } from './write-invitation';

const PAUSE_MS = 10 * 60_000;

/**
 * Sends somebody without a password the link to set one, again or for the first time; operations do. One in ten minutes.
 * @throws NotFound, Forbidden, Conflict
 */
export const invitePerson = command({
  name: 'person.invited',
  input: personReference,
  async run({ tx, actor, now }, { userId }) {
    requireRole(requirePerson(actor), 'OPERATIONS');
    const user = await lockInvited(tx, userId);
    if (!user) throw new NotFound();
    if (user.isDisabled) throw new Conflict('They are disabled. Enable them first.', 'person_disabled');
    if (user.hasPassword) throw new Conflict('They have set their password already.', 'already_accepted');
    if (user.lastAt && user.lastAt.getTime() > now.getTime() - PAUSE_MS)
      throw new Conflict('An invitation was sent in the last ten minutes.', 'sent_recently');
    await writeInvitation(tx, user, now);
    return {
      result: { userId },
      audit: { subjectType: 'person', subjectId: userId, after: { email: user.email } },
      events: [{ name: 'person.invited', topics: ['desk'], payload: { userId } }],
    };
  },
});

/** The product's own, for a person who has just been made; whoever was invited before, or needs none, is left alone. */
export const inviteNewPerson = command({
  name: 'person.invited',
  input: personReference,
  async run({ tx, now }, { userId }) {
    const user = await lockInvited(tx, userId);
    if (!user || user.isDisabled || user.hasPassword || user.lastAt)
      return { result: false, audit: [], events: [] };
    await writeInvitation(tx, user, now);
    return {
      result: true,
      audit: { subjectType: 'person', subjectId: userId, after: { email: user.email } },
      events: [{ name: 'person.invited', topics: ['desk'], payload: { userId } }],
    };
  },
});
