import 'server-only';
import { assertUpdated, command } from '@/lib/platform/command';
import { Conflict, NotFound } from '@/lib/platform/errors';
import { isMailConfigured } from '@/lib/platform/mailer';
import { assertMayHandleMail } from '../policy';
import { mayRetry } from '../rules/delivery';
import { mailReference } from '../schema';
import type { MailState } from '../types';

/** A mail that waits, or was given up, is tried at once; its Message-ID stays, so a mailbox recognises a repeat. */
export const retryMail = command({
  name: 'mail.retried',
  input: mailReference,
  async run({ tx, actor, now }, { id }) {
    assertMayHandleMail(actor);
    const mail = await tx.mail.findUnique({ where: { id }, select: { state: true, attempts: true } });
    if (!mail) throw new NotFound();
    const state = mail.state as MailState;
    if (!mayRetry(state)) throw new Conflict('This mail does not wait for another attempt.', 'not_waiting');
    if (!isMailConfigured()) throw new Conflict('No mail server is configured.', 'no_mail_server');
    const { count } = await tx.mail.updateMany({
      where: { id, state },
      data: { state: 'queued', dueAt: now, ...(state === 'failed' && { queuedAt: now, attempts: 0 }) },
    });
    assertUpdated(count, {});
    return {
      result: { id },
      audit: { subjectType: 'mail', subjectId: id, before: mail, after: { state: 'queued' } },
      events: [{ name: 'mail.queued', topics: [], payload: { count: 1 } }],
    };
  },
});
