import 'server-only';
import { attachFile } from '@/lib/cases/commands/attach-file';
import { command } from '@/lib/platform/command';
import { Conflict } from '@/lib/platform/errors';
import { takeFileInput } from '../schema';
import { lockMail } from './lock-mail';

/**
 * A file of a mail is on the case and is not pending any more, in one transaction: of two turns that bring it one wins.
 * @throws Conflict `file_settled` for the other, and whatever keeps the file from the case
 */
export const takeFile = command({
  name: 'mail.file_taken',
  input: takeFileInput,
  async run({ tx, ...ctx }, { mailId, place, file }) {
    const { number, pendingFiles } = await lockMail(tx, ctx.actor, mailId);
    if (!pendingFiles.includes(place))
      throw new Conflict('This file of the mail is settled already.', 'file_settled');
    await tx.inboundMail.update({
      where: { id: mailId },
      data: { pendingFiles: pendingFiles.filter((each) => each !== place) },
      select: { id: true },
    });
    await attachFile.within(tx, ctx, { number, ...file });
    return { result: { number }, audit: [], events: [] };
  },
});
