import 'server-only';
import { commentOnCase } from '@/lib/cases/commands/comment-on-case';
import { notifyPeople } from '@/lib/notifications/commands/notify-people';
import { isStaff, requirePerson } from '@/lib/platform/actor';
import { command, type Work } from '@/lib/platform/command';
import { AppError } from '@/lib/platform/errors';
import { filesNotTaken } from '../rules/words';
import { settleFilesInput } from '../schema';
import { lockMail } from './lock-mail';

/** Names on the case, once, the files of a mail that it did not take, so that nobody believes they are there. */
export const settleFiles = command({
  name: 'mail.files_settled',
  input: settleFilesInput,
  async run(work, { mailId, visibility, left }) {
    const { tx, actor, clock, requestId } = work;
    const { number, pendingFiles } = await lockMail(tx, actor, mailId);
    const named = left.filter(({ place }) => pendingFiles.includes(place));
    const result = { result: { number }, audit: [], events: [] };
    if (named.length === 0) return result;
    const places = new Set(named.map(({ place }) => place));
    const stillPending = pendingFiles.filter((place) => !places.has(place));
    await tx.inboundMail.update({
      where: { id: mailId },
      data: { pendingFiles: stillPending },
      select: { id: true },
    });
    const body = filesNotTaken(named.map(({ name }) => name));
    try {
      await commentOnCase.within(tx, { actor, clock, requestId }, { number, visibility, body });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await tellSender(work, mailId, number, body);
    }
    return result;
  },
});

/** The case ended before its files came: nothing can be written on it any more. */
async function tellSender({ tx, actor, now }: Work, mailId: string, number: number, text: string) {
  const { userId, email } = requirePerson(actor);
  const message = {
    occasion: `inbound-files:${mailId}`,
    kind: 'mail-not-taken',
    title: `Files of your mail did not reach case ${number}`,
    text,
    href: `${isStaff(actor) ? '/desk' : '/cases'}/${number}`,
  };
  await notifyPeople(tx, message, [{ userId, email }], now, { mail: true });
}
