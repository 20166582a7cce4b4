import 'server-only';
import { z } from 'zod';
import { requireRole } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import { draftsKeptSince } from '../rules/draft';

/** Deletes drafts that nobody came back to. */
export const expireDrafts = command({
  name: 'case_draft.expired',
  input: z.strictObject({}),
  async run({ tx, actor, now }) {
    requireRole(actor, 'OPERATIONS');
    const { count } = await tx.caseDraft.deleteMany({ where: { savedAt: { lte: draftsKeptSince(now) } } });
    return { result: { expired: count }, audit: [], events: [] };
  },
});
