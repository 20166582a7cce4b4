import 'server-only';
import { requireRole } from '@/lib/platform/actor';
import { assertVersion, command } from '@/lib/platform/command';
import { Invalid } from '@/lib/platform/errors';
import type { Prisma } from '@/lib/platform/generated/client';
import { defaultPolicy } from '@/lib/service-levels/rules/default-policy';
import { listPolicyVersions } from '../data';
import { adoptPolicyInput } from '../schema';

/** The next version of the policy, in effect from an instant ahead. The desks' hours and holidays are those of the latest. */
export const adoptPolicy = command({
  name: 'policy.adopted',
  input: adoptPolicyInput,
  async run(work, { effectiveFrom, ...promises }) {
    const { tx, actor, now } = work;
    requireRole(actor, 'OPERATIONS');
    // Two who adopt at once come one after the other; the second hears of the first.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('slt_policies'))`;
    const [latest] = await listPolicyVersions(tx);
    const before = latest?.policy ?? defaultPolicy;
    assertVersion(before.version, work);
    if (effectiveFrom <= now)
      throw Invalid.field('effectiveFrom', 'Choose a time that is still ahead: what was promised stays.');
    const { version: _, effectiveFrom: __, ...kept } = before;
    const version = before.version + 1;
    const policy = { ...kept, ...promises };
    await tx.sltPolicy.create({
      data: { version, effectiveFrom, policy: policy as unknown as Prisma.InputJsonObject },
    });
    return {
      result: { version },
      audit: {
        subjectType: 'policy',
        subjectId: version,
        before: { respond: before.respond, completeHours: before.completeHours },
        after: { ...promises, effectiveFrom },
      },
      events: [{ name: 'policy.adopted', topics: ['desk'], payload: { version } }],
    };
  },
});
