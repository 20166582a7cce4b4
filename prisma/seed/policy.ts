import type { Prisma } from '@/lib/platform/generated/client';
import { defaultPolicy } from '@/lib/service-levels/rules/default-policy';

/** Version 1 of the service level policy, as its table keeps it. */
export const policyRow: Prisma.SltPolicyCreateManyInput = {
  version: defaultPolicy.version,
  effectiveFrom: new Date(defaultPolicy.effectiveFrom),
  policy: structuredClone(defaultPolicy) as unknown as Prisma.InputJsonObject,
};
