import 'server-only';
import { assertUpdated, command } from '@/lib/platform/command';
import { Conflict, NotFound } from '@/lib/platform/errors';
import { isMailConfigured } from '@/lib/platform/mailer';
import { assertMayHandleMail } from '../policy';
import { isMailAddress } from '../rules/address';
import { mayResend } from '../rules/delivery';
import { isSpent } from '../rules/hidden-link';
import { mailReference } from '../schema';
import type { MailState } from '../types';

/**
 * A mail that is done with is delivered once more, with a Message-ID of its own, or mailboxes would throw it away as a
 * repeat. It is asked again whether it is true as it goes out, like any other.
 */
export const resendMail = command({
  name: 'mail.resent',
  input: mailReference,
  async run({ tx, actor, now }, { id }) {
    assertMayHandleMail(actor);
    const mail = await tx.mail.findUnique({
      where: { id },
      select: { state: true, resends: true, recipient: true, text: true, sealedSecret: true },
    });
    if (!mail) throw new NotFound();
    const { recipient, state, resends } = mail;
    const before = { state, resends };
    if (!mayResend(mail.state as MailState))
      throw new Conflict('This mail is not done with, or is no longer true.', 'not_done');
    if (isSpent(mail))
      throw new Conflict('Its link is known to its reader alone. Have a new one sent instead.', 'link_gone');
    if (!isMailConfigured()) throw new Conflict('No mail server is configured.', 'no_mail_server');
    if (!isMailAddress(recipient))
      throw new Conflict('Its address is not one mail can go to.', 'bad_address');
    const { count } = await tx.mail.updateMany({
      where: { id, ...before },
      data: {
        state: 'queued',
        dueAt: now,
        queuedAt: now,
        attempts: 0,
        lastError: null,
        ...(mail.state !== 'kept' && { resends: { increment: 1 } }),
      },
    });
    assertUpdated(count, {});
    return {
      result: { id },
      audit: { subjectType: 'mail', subjectId: id, before, after: { state: 'queued' } },
      events: [{ name: 'mail.queued', topics: [], payload: { count: 1 } }],
    };
  },
});
