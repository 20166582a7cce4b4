import 'server-only';
import { requirePerson } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import { NotFound } from '@/lib/platform/errors';
import { tokenReference } from '../schema';

export const revokeToken = command({
  name: 'token.revoked',
  input: tokenReference,
  async run({ tx, actor, now }, { id }) {
    const { userId } = requirePerson(actor);
    const { count } = await tx.apiToken.updateMany({
      where: { id, userId, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count === 0) throw new NotFound();
    return { result: { id }, audit: { subjectType: 'token', subjectId: id }, events: [] };
  },
});
