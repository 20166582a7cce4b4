import 'server-only';
import { listAssignableStaff } from '@/lib/cases/data/staff';
import { notifyPeople } from '@/lib/notifications/commands/notify-people';
import { requireRole } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { getTold, listCandidates, listToldEvents, lockLeadsToTell } from '../data/told';
import { hears, hearsOnDesk } from '../rules/hearers';
import { mentionedIn } from '../rules/mentions';
import { isForAll, needsSomebody, newsOf } from '../rules/news';
import { mailOf, mailSubjectOf, unattendedWords, wordsOf } from '../rules/words';
import { tellInput } from '../schema';
import type { Author, Candidate, News } from '../types';
import { makeReplyTo } from './make-reply-to';

/** The kinds of mail that are asked again, as they go out, whether their reader is still on the case. */
export const CASE_MAILS = ['case-reply', 'case-note'] as const;

const NOTHING = { result: { told: 0 }, audit: [], events: [] };

/**
 * Tells everybody on a case of one change, each once however often it runs: an inbox item and a mail are unique on the
 * change's first event and the person. Who is on the case is asked now, not when it was written.
 */
export const tellCase = command({
  name: 'case.told',
  input: tellInput,
  async run({ tx, actor, now }, { number, eventIds }) {
    requireRole(actor, 'OPERATIONS');
    const about = await getTold(tx, number);
    const change = await listToldEvents(tx, number, eventIds);
    const news = change && newsOf(change.events);
    const first = change?.events[0];
    if (!about || !news || !first) return NOTHING;
    const mentioned = await mentionedBy(tx, news, change.author);
    const people = await listCandidates(tx, number, mentioned);
    const { author } = change;
    const telling = { occasion: `case-event:${first.id}`, about, news, author, mentioned };
    const hearers = people.filter(
      (person) =>
        (isForAll(news) && hears(person, news, author, mentioned)) || hearsOnDesk(person, news, author),
    );
    for (const person of hearers) await tell(tx, telling, person, now);
    const leads = await tellLeads(tx, telling, new Set(hearers.map(({ userId }) => userId)), now);
    return { ...NOTHING, result: { told: hearers.length + leads } };
  },
});

const UNATTENDED = 'case-unattended';

/** Of a case that nobody has, its customer's word reaches the leads: in the inbox, and once until they have read it. */
async function tellLeads(
  tx: Tx,
  { occasion, about, news, author }: Telling,
  told: ReadonlySet<string>,
  now: Date,
): Promise<number> {
  if (!about.isUnattended || !needsSomebody(news, author)) return 0;
  const { number, accountNumber } = about;
  const item = { kind: UNATTENDED, href: `/desk/${number}` };
  const leads = (await lockLeadsToTell(tx, number, item)).filter(({ userId }) => !told.has(userId));
  const words = unattendedWords(news, about, author);
  await notifyPeople(tx, { ...words, ...item, occasion, accountNumber }, leads, now, { mail: false });
  return leads.length;
}

/** Only a person's note mentions, and only staff can be mentioned: in one of the product are words of who knows whom. */
async function mentionedBy(tx: Tx, { visibility, body }: News, { id }: Author): Promise<ReadonlySet<string>> {
  if (visibility === 'PUBLIC' || id === null || !body?.includes('@')) return new Set();
  return mentionedIn(body, await listAssignableStaff(tx));
}

type Telling = {
  occasion: string;
  about: NonNullable<Awaited<ReturnType<typeof getTold>>>;
  news: News;
  author: Author;
  mentioned: ReadonlySet<string>;
};

async function tell(
  tx: Tx,
  { occasion, about, news, author, mentioned }: Telling,
  person: Candidate,
  now: Date,
): Promise<void> {
  const { userId, email, isStaff } = person;
  const { number, accountNumber } = about;
  const { visibility } = news;
  const words = wordsOf(news, about, author, {
    isStaff,
    isMentioned: mentioned.has(userId),
    isOnDesk: hearsOnDesk(person, news, author),
  });
  const href = `${isStaff ? '/desk' : '/cases'}/${number}`;
  const replyTo = makeReplyTo({ number, userId, visibility });
  const link = { href: new URL(href, env().APP_URL).href, isAnswered: replyTo !== undefined };
  await notifyPeople(
    tx,
    {
      ...words,
      occasion,
      kind: visibility === 'INTERNAL' ? 'case-note' : 'case-reply',
      href,
      accountNumber,
    },
    [{ userId, email }],
    now,
    {
      // Many cases may be given to somebody at once: these are for the inbox.
      mail: isForAll(news) || news.desk?.kind !== 'ASSIGNED',
      content: mailOf(words, news, about, link),
      letter: { subject: mailSubjectOf(about), replyTo, thread: `case-${number}` },
    },
  );
}
