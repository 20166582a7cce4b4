import 'server-only';
import { requirePerson, requireRole } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import { Conflict, NotFound } from '@/lib/platform/errors';
import { isRecent } from '../rules';
import { personReference } from '../schema';
import { lockInvited, writeInvitation } from './write-invitation';

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
    if (isRecent(user.lastAt, now))
      throw new Conflict('An invitation was sent in the last ten minutes.', 'sent_recently');
    await writeInvitation(tx, user, now);
    return {
      result: { userId },
      audit: { subjectType: 'person', subjectId: userId, after: { email: user.email } },
      events: [{ name: 'person.invited', topics: ['desk'], payload: { userId } }],
    };
  },
});

type ToInvite = NonNullable<Awaited<ReturnType<typeof lockInvited>>>;

/** The product's own: whoever needs no invitation, or may have none now, is left alone. */
const inviteUnasked = (mayHaveOne: (user: ToInvite, now: Date) => boolean) =>
  command({
    name: 'person.invited',
    input: personReference,
    async run({ tx, now }, { userId }) {
      const user = await lockInvited(tx, userId);
      if (!user || user.isDisabled || user.hasPassword || !mayHaveOne(user, now))
        return { result: false, audit: [], events: [] };
      await writeInvitation(tx, user, now);
      return {
        result: true,
        audit: { subjectType: 'person', subjectId: userId, after: { email: user.email } },
        events: [{ name: 'person.invited', topics: ['desk'], payload: { userId } }],
      };
    },
  });

/** For a person who has just been made, once. */
export const inviteNewPerson = inviteUnasked(({ lastAt }) => lastAt === null);

/** For a person who asked for a link at the sign-in page and has no password yet. */
export const inviteAgain = inviteUnasked(({ lastAt }, now) => !isRecent(lastAt, now));
