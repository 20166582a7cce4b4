import 'server-only';
import { command } from '@/lib/platform/command';
import { Conflict, Forbidden } from '@/lib/platform/errors';
import { inviteOperatorInput } from '../schema';
import { lockInvited, writeInvitation } from './write-invitation';

/**
 * Somebody of operations by the word of whoever runs the product: how the first one gets in, who invites all others.
 * Repeated before the password is set, it makes another link, and the one before is worth nothing.
 * @throws Forbidden for a person, Conflict `known` for an address that signs in or is somebody else's
 */
export const inviteOperator = command({
  name: 'operator.invited',
  input: inviteOperatorInput,
  async run({ tx, actor, now }, { email, name }) {
    if (actor.via !== 'system') throw new Forbidden();
    const { count } = await tx.user.createMany({
      data: { email, name, role: 'OPERATIONS', timeZone: 'UTC', createdAt: now },
      skipDuplicates: true,
    });
    const { id: userId } = await tx.user.findUniqueOrThrow({ where: { email }, select: { id: true } });
    const user = await lockInvited(tx, userId);
    if (user?.role !== 'OPERATIONS' || user.hasPassword || user.isDisabled)
      throw new Conflict(`${email} is known already. Nothing was changed.`, 'known');
    const link = await writeInvitation(tx, user, now);
    const made = { name: 'person.created', topics: ['desk'], payload: { userId } };
    return {
      result: { link },
      audit: { subjectType: 'person', subjectId: userId, after: { email, role: user.role } },
      events: [
        ...(count === 0 ? [] : [made]),
        { name: 'person.invited', topics: ['desk'], payload: { userId } },
      ],
    };
  },
});
