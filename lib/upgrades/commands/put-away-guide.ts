import 'server-only';
import { requirePerson, requireRole } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import { assertMaySee } from '../policy';
import { accountReference } from '../schema';

/** An admin has seen where things are after the upgrade; from then on the guide waits to be asked for. */
export const putAwayGuide = command({
  name: 'console_guide.put_away',
  input: accountReference,
  async run({ tx, actor, now }, { accountNumber }) {
    const { userId } = requirePerson(actor);
    assertMaySee(actor, accountNumber);
    requireRole(actor, 'CUSTOMER_ADMIN');
    const { count } = await tx.membership.updateMany({
      where: { userId, accountNumber, guideSeenAt: null },
      data: { guideSeenAt: now },
    });
    const audit = { subjectType: 'membership', subjectId: `${userId}:${accountNumber}`, accountNumber };
    return { result: { accountNumber }, audit: count > 0 ? audit : [], events: [] };
  },
});
