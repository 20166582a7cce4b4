import 'server-only';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import type { Person } from '@/lib/platform/actor';
import { systemClock } from '@/lib/platform/clock';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { isMailConfigured } from '@/lib/platform/mailer';
import { countUnread, listInbox } from './data/inbox';
import { getMail, listMails } from './data/mails';
import { mailQuery } from './schema';

/** What the sign in the top bar says; nobody has nothing to read. `snapshot`: the request's. */
export const loadUnread = async (person: Person | null, snapshot?: string): Promise<number> =>
  person ? countUnread(person.userId, snapshot) : 0;

/** A page of the person's own inbox; a strange cursor leads to its top. */
export async function loadInbox({ userId }: Person, cursor?: string) {
  const page = await listInbox(userId, cursor).catch((error: unknown) => {
    if (error instanceof Invalid) return listInbox(userId);
    throw error;
  });
  return { now: systemClock.now(), ...page };
}

/** The mails that the address asks for. */
export async function loadMails(address: Record<string, unknown>) {
  const query = mailQuery.parse(address);
  const page = await listMails(query).catch((error: unknown) => {
    if (error instanceof Invalid) return listMails({ ...query, cursor: undefined });
    throw error;
  });
  return { now: systemClock.now(), isConfigured: isMailConfigured(), query, ...page };
}

/** One mail; what is not there is a page that is not there. */
export async function loadMail(segment: string) {
  const id = z.uuid().safeParse(segment);
  if (!id.success) notFound();
  try {
    return { now: systemClock.now(), isConfigured: isMailConfigured(), mail: await getMail(id.data) };
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
