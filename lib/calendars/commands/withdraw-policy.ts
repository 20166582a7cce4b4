import 'server-only';
import { requireRole } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import { Conflict, NotFound } from '@/lib/platform/errors';
import { policyReference } from '../schema';

/** Takes back a version that is not in effect yet. @throws Conflict `in_effect` */
export const withdrawPolicy = command({
  name: 'policy.withdrawn',
  input: policyReference,
  async run({ tx, actor, now }, { version }) {
    requireRole(actor, 'OPERATIONS');
    const { count } = await tx.sltPolicy.deleteMany({ where: { version, effectiveFrom: { gt: now } } });
    if (count === 0) {
      if (!(await tx.sltPolicy.findUnique({ where: { version } }))) throw new NotFound();
      throw new Conflict(
        'This version is in effect: adopt another one instead. Nothing was changed.',
        'in_effect',
      );
    }
    return {
      result: { version },
      audit: { subjectType: 'policy', subjectId: version, after: { withdrawn: true } },
      events: [{ name: 'policy.withdrawn', topics: ['desk'], payload: { version } }],
    };
  },
});
