import 'server-only';
import { z } from 'zod';
import { keepFile } from '@/lib/attachments/commands/keep-file';
import { assertMayComment } from '../policy';
import { attach } from '../rules/attach';
import { caseReference } from '../schema/changes';
import { caseCommand } from './save-change';

const input = z.strictObject({
  ...caseReference.shape,
  id: z.uuid(),
  size: z.int().positive(),
  sha256: z.hash('sha256'),
  contentType: z.string().max(200),
});

/** The file is whole: it is on the timeline from the same transaction on. */
export const attachFile = caseCommand({
  name: 'case.attachment_added',
  input,
  async plan(work, _state, { number, ...stored }) {
    const { name, visibility } = await keepFile(work, { caseNumber: number, ...stored });
    assertMayComment(work.actor, visibility);
    return [attach({ id: stored.id, name, size: stored.size }, visibility)];
  },
});
