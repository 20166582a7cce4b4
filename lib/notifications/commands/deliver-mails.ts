import 'server-only';
import { z } from 'zod';
import type { Clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { renderMail } from '@/lib/platform/mail-html';
import { type Delivery, deliver, isMailConfigured } from '@/lib/platform/mailer';
import { unseal } from '@/lib/platform/secrets';
import { headerLine } from '../rules/address';
import { afterAttempt, LEASE_MS } from '../rules/delivery';
import { withSecret } from '../rules/hidden-link';
import { footerOf, textOf } from '../rules/mail-text';
import type { MailContent, MailRecheck } from '../types';

const MOST_PER_RUN = 500;
const OVERTAKEN = 'Overtaken before it went out.';
const LINK_LOST =
  'AUTH_SECRET has changed since it was written: its link can’t be read. Have a new one sent.';

type Rechecks = Readonly<Record<string, MailRecheck>>;
type Claimed = {
  id: string;
  occasion: string;
  kind: string;
  userId: string | null;
  recipient: string;
  subject: string;
  text: string;
  content: unknown;
  attempts: number;
  queuedAt: Date;
  replyTo: string | null;
  thread: string | null;
  sealedSecret: string | null;
};
type Ready = { subject: string; text: string; html?: string };
/** Why a mail does not go out. */
type Stopped = { stopped: string };

/** Takes the mail that has been due longest; one whose worker died is due again when its lease is over. */
async function claimNext(now: Date): Promise<Claimed | undefined> {
  const rows = await db.$queryRaw<Claimed[]>`
    UPDATE mails SET state = 'sending', due_at = ${new Date(now.getTime() + LEASE_MS)}, attempts = attempts + 1
    WHERE id = (
      SELECT id FROM mails WHERE state IN ('queued', 'sending') AND due_at <= ${now}
      ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    RETURNING id, kind, user_id AS "userId", recipient, subject, text, content, attempts, queued_at AS "queuedAt",
      reply_to AS "replyTo", thread, sealed_secret AS "sealedSecret",
      CASE resends WHEN 0 THEN occasion ELSE occasion || '#' || resends END AS occasion`;
  return rows[0];
}

const contentSchema = z.custom<MailContent>((value) => typeof value === 'object' && value !== null);

/** What goes out now. Its link's secret is in what is handed to the mail server, and in nothing that is stored. */
async function prepare(mail: Claimed, rechecks: Rechecks, now: Date): Promise<Ready | Stopped> {
  const recheck = rechecks[mail.kind];
  const words = recheck ? await recheck(mail, now) : { subject: mail.subject, content: mail.content };
  if (!words) return { stopped: OVERTAKEN };
  const content = contentSchema.safeParse(words.content);
  // Plain text only: written before mails had a structure.
  if (!content.success) return { subject: mail.subject, text: mail.text };
  const footer = footerOf(mail);
  const render = async (said: MailContent) => ({
    subject: headerLine(words.subject),
    text: textOf(said, footer),
    html: await renderMail(said, footer),
  });
  const kept = await render(content.data);
  await db.mail.update({ where: { id: mail.id }, data: { ...kept, content: content.data as object } });
  if (mail.sealedSecret === null) return kept;
  const secret = secretOf(mail.sealedSecret);
  return secret === null ? { stopped: LINK_LOST } : render(withSecret(content.data, secret));
}

function secretOf(sealed: string): string | null {
  try {
    return unseal(sealed);
  } catch {
    return null;
  }
}

async function settle(mail: Claimed, { outcome, error }: Delivery, now: Date): Promise<void> {
  const isOver = outcome === 'sent' || outcome === 'rejected';
  const next = {
    ...afterAttempt(outcome, mail, now),
    lastError: error,
    ...(isOver && { sealedSecret: null }),
  };
  if (outcome === 'sent') {
    await db.mail.updateMany({ where: { id: mail.id }, data: { ...next, sentAt: now } });
    return;
  }
  // Superseded in the meantime: it stays so and is not tried again.
  await db.mail.updateMany({ where: { id: mail.id, state: 'sending' }, data: next });
}

async function supersede(id: string, reason: string): Promise<void> {
  await db.mail.updateMany({
    where: { id, state: 'sending' },
    data: { state: 'superseded', lastError: reason, sealedSecret: null },
  });
}

/** Renders the mails that are kept, so that they can be read as they would have gone out. */
async function renderKept(): Promise<void> {
  const kept = await db.mail.findMany({
    where: { state: 'kept', html: null },
    select: { id: true, content: true, replyTo: true },
    orderBy: { createdAt: 'asc' },
    take: MOST_PER_RUN,
  });
  for (const { id, content, replyTo } of kept) {
    const parsed = contentSchema.safeParse(content);
    const html = parsed.success ? await renderMail(parsed.data, footerOf({ replyTo })) : '';
    await db.mail.update({ where: { id }, data: { html } });
  }
}

/**
 * Delivers what is due, one claim at a time, each asked again whether it is true. Stops when the mail server can't be
 * reached; the next run goes on. Safe to repeat and to run in several workers.
 */
export async function deliverMails(clock: Clock, rechecks: Rechecks = {}): Promise<{ sent: number }> {
  let sent = 0;
  if (!isMailConfigured()) await renderKept();
  if (!isMailConfigured()) return { sent };
  for (let i = 0; i < MOST_PER_RUN; i += 1) {
    const mail = await claimNext(clock.now());
    if (!mail) break;
    const ready = await prepare(mail, rechecks, clock.now());
    if ('stopped' in ready) {
      await supersede(mail.id, ready.stopped);
      continue;
    }
    const delivery = await deliver({ ...mail, ...ready });
    await settle(mail, delivery, clock.now());
    if (delivery.outcome === 'sent') sent += 1;
    if (delivery.outcome === 'down') break;
  }
  return { sent };
}
