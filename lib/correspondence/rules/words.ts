import type { MailContent, MailFact } from '@/lib/notifications/types';
import type { Author, DeskNews, Letter, News } from '../types';

type About = { number: number; subject: string; accountName: string };
type Reader = { isStaff: boolean; isMentioned: boolean; isOnDesk: boolean };
type Words = { title: string; text: string };

const NEXT: Readonly<Record<NonNullable<News['became']>, Readonly<{ staff: string; customer: string }>>> = {
  WAITING_ON_CUSTOMER: {
    staff: 'It waits on the customer.',
    customer: 'The team goes on when you have answered.',
  },
  RESOLVED: {
    staff: 'It is resolved.',
    customer: 'It is resolved. If something is still wrong, say so on its page.',
  },
  REOPENED: { staff: 'It was taken up again.', customer: 'The team has taken it up again.' },
  DISPUTED: {
    staff: 'The customer did not accept the resolution.',
    customer: 'The resolution was not accepted.',
  },
};

const DESK_VERBS: Readonly<Record<DeskNews['kind'], string>> = {
  ASSIGNED: 'gave you',
  RAISED: 'raised the severity of',
  PROBLEM: 'reported a problem with',
};

function deskTextOf(desk: DeskNews): string {
  if (desk.kind === 'ASSIGNED') return 'It is yours now.';
  return desk.kind === 'RAISED'
    ? `It is ${desk.to} now and was ${desk.from}.`
    : `The problem is case ${desk.problem}.`;
}

function verbOf({ visibility, body, became, desk }: News, reader: Reader): string {
  const { isStaff, isMentioned, isOnDesk } = reader;
  if (desk && isOnDesk) return DESK_VERBS[desk.kind];
  if (visibility === 'INTERNAL') return isMentioned ? 'mentioned you in a note on' : 'wrote a note on';
  if (became === 'RESOLVED') return 'resolved';
  if (became === 'REOPENED') return 'took up again';
  if (became === 'DISPUTED') return 'did not accept the resolution of';
  if (became === 'WAITING_ON_CUSTOMER' && !isStaff) return 'needs your answer on';
  return body === null ? 'waits on the customer with' : 'replied to';
}

/** One line for the inbox, and what was said with what happens next. */
export function wordsOf(news: News, about: About, author: Author, reader: Reader): Words {
  const next = news.became && NEXT[news.became][reader.isStaff ? 'staff' : 'customer'];
  return {
    title: `${author.name} ${verbOf(news, reader)} ${about.number}: ${about.subject}`,
    text: [news.body, next, reader.isOnDesk && news.desk && deskTextOf(news.desk)]
      .filter(Boolean)
      .join('\n\n'),
  };
}

/** What the leads read of a case that nobody has. */
export const unattendedWords = (news: News, about: About, author: Author): Words => {
  const words = wordsOf(news, about, author, {
    isStaff: true,
    isMentioned: false,
    isOnDesk: news.desk !== null,
  });
  return {
    ...words,
    text: [words.text, 'Nobody has this case. Take it, or give it to somebody.'].filter(Boolean).join('\n\n'),
  };
};

/** The same for all mails of a case, so that mailboxes keep them together. */
export const mailSubjectOf = ({ number, subject }: About): string => `Case ${number}: ${subject}`;

/** A mail says what was said, of which case, and what becomes of an answer. */
export function mailOf(
  { title, text }: Words,
  { visibility }: News,
  about: About,
  { href, isAnswered }: { href: string; isAnswered: boolean },
): MailContent {
  const rows: MailFact[] = [{ label: 'Case', value: `${about.number}, ${about.subject}` }];
  if (about.accountName) rows.push({ label: 'Account', value: about.accountName });
  const answer =
    visibility === 'INTERNAL'
      ? 'An answer to this mail becomes an internal note. The customer does not see it.'
      : 'An answer to this mail goes onto the case, where everybody on it reads it.';
  const paragraphs = text.split(/\n{2,}/).filter((part) => part.trim() !== '');
  return {
    heading: title,
    blocks: [
      ...paragraphs.map((part) => ({ kind: 'paragraph' as const, text: part.trim() })),
      { kind: 'facts', rows },
      ...(isAnswered ? [{ kind: 'paragraph' as const, text: answer }] : []),
    ],
    button: { label: 'Open the case', href },
  };
}

const MOST_KEPT = 15_000;

/** What staff read of a mail that nothing proves to be from the person it names. */
export function unverifiedNote(
  { name, email }: { name: string; email: string },
  { subject, text, fileCount }: Pick<Letter, 'subject' | 'text' | 'fileCount'>,
): string {
  const files = fileCount > 0 ? [`Files in it, not kept: ${fileCount}.`] : [];
  return [
    `Unverified mail. It says that it is from ${name} (${email}), and nothing proves that: it was not published. Ask them on the case before you act on it.`,
    `Subject: ${subject || 'none'}`,
    text?.slice(0, MOST_KEPT) || 'It has no text that can be read.',
    ...files,
  ].join('\n\n');
}

const MOST_NAMED = 2_000;

/** What the case says of files in a mail that it did not take. Names come from outside: nothing in them may stop the words. */
export function filesNotTaken(names: readonly string[]): string {
  const text = `Not taken from this mail: ${names.join(', ')}. Add the files on the case’s page.`;
  return text
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ')
    .slice(0, MOST_NAMED)
    .toWellFormed();
}
