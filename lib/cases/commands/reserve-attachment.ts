import 'server-only';
import { z } from 'zod';
import { reserveFile } from '@/lib/attachments/commands/reserve-file';
import { requirePerson } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import { Conflict } from '@/lib/platform/errors';
import { lockCase } from '../data/lock-case';
import { assertMayComment } from '../policy';
import { isOver } from '../rules/status';
import { caseReference, visibilitySchema } from '../schema/changes';

const input = z.strictObject({ ...caseReference.shape, name: z.string(), visibility: visibilitySchema });

/** Keeps a place for a file that is about to arrive; nobody sees it before it is whole. */
export const reserveAttachment = command({
  name: 'attachment.reserved',
  input,
  async run(work, { number, name, visibility }) {
    const { userId } = requirePerson(work.actor);
    const state = await lockCase(work.tx, work.actor.scope, number);
    assertMayComment(work.actor, visibility);
    if (isOver(state.status) && visibility === 'PUBLIC')
      throw new Conflict('This case is over: nothing can be added to it.', 'case_over');
    const place = { caseNumber: number, accountNumber: state.accountNumber, name, visibility, userId };
    return { result: await reserveFile(work, place), audit: [], events: [] };
  },
});
