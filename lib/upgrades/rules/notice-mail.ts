import type { MailBlock, MailContent, MailFact } from '@/lib/notifications/types';
import type { LockoutSpan } from '../types';
import { dayOf, distance, showsSame, spanIn } from './notice-times';
import { wallTimeOf } from './wall-time';

/** One account in a notice. */
export type NoticeFacts = {
  account: { number: number; name: string; timeZone: string };
  upgrade: LockoutSpan;
  /** The window its reader was told of before this notice; null when this is the first they hear of it. */
  told: LockoutSpan | null;
  /** Why the date moved last. */
  reason: string | null;
};

export type NoticeLetter = {
  step: string;
  hoursBefore: number | null;
  /** Soonest first; at least one. */
  accounts: readonly [NoticeFacts, ...NoticeFacts[]];
  /** The recipient's own (IANA). */
  readerZone: string;
  /** Whether the reader administers accounts that are not in it and not on X Series yet. */
  hasOthers: boolean;
  extraSentence: string | null;
  /** Where the accounts' pages are. */
  origin: string;
};

type Words = { subject: string; lead: string; after: readonly string[] };

const CHANGES = [
  'During this time nobody can use Account Manager; admins who are signed in are signed out. Calls, call flows and 8x8 Work carry on as usual. The upgrade costs nothing.',
  'Afterwards Admin Console opens in its place.',
];
const OTHERS =
  'Your other accounts are not in this mail: each is upgraded when it becomes eligible, and announced by a further mail.';
const NEW_DATE = 'You will hear from us when there is a new date.';

function named({ accounts }: NoticeLetter): string {
  const [first, ...others] = accounts;
  return others.length === 0 ? first.account.name : `${accounts.length} accounts`;
}

const one = ({ accounts }: NoticeLetter) => accounts.length === 1;

const closing = ({ hasOthers }: NoticeLetter) => (hasOthers ? [...CHANGES, OTHERS] : CHANGES);

function ladderWords(letter: NoticeLetter, when: string): Words {
  const near = distance(letter.hoursBefore ?? 0);
  return {
    subject: `In ${near}: Account Manager of ${named(letter)} closes ${when}`,
    lead: one(letter)
      ? `The upgrade of ${named(letter)} to X Series comes closer. This is when Account Manager is closed.`
      : `The upgrade of ${named(letter)} of yours to X Series comes closer. This is when Account Manager of each is closed.`,
    after: closing(letter),
  };
}

const words: Readonly<Record<string, (letter: NoticeLetter, when: string) => Words>> = {
  SCHEDULED: (letter, when) => ({
    subject: `${named(letter)} will be upgraded: Account Manager closes ${when}`,
    lead: one(letter)
      ? `${named(letter)} will be upgraded to X Series. This is when Account Manager is closed.`
      : `${named(letter)} of yours will be upgraded to X Series. This is when Account Manager of each is closed.`,
    after: closing(letter),
  }),
  MOVED: (letter, when) => ({
    subject: `New date for ${named(letter)}: Account Manager closes ${when}`,
    lead: letter.accounts.every(({ told }) => told)
      ? `The upgrade of ${named(letter)} has moved. This is when Account Manager is closed now.`
      : `${named(letter)} of yours have a new date. This is when Account Manager of each is closed now.`,
    after: closing(letter),
  }),
  CANCELLED: (letter, when) => ({
    subject: `Called off: the upgrade of ${named(letter)} ${when}`,
    lead: `The upgrade of ${named(letter)} does not take place at this time. Account Manager stays open.`,
    after: [NEW_DATE],
  }),
  COMPLETED: (letter) => ({
    subject: `${named(letter)} ${one(letter) ? 'is' : 'are'} on X Series: Admin Console is open`,
    lead: `The upgrade of ${named(letter)} is complete. Admin Console is open.`,
    after: ['Billing has moved to its own portal; you reach it from the Application Panel.'],
  }),
  FAILED: (letter) => ({
    subject: `The upgrade of ${named(letter)} did not complete: Account Manager is open again`,
    lead: `The upgrade of ${named(letter)} did not complete. Account Manager is open again and nothing has changed for you.`,
    after: [NEW_DATE],
  }),
};

/** What is called off is the window the reader knows; anything else is about the one that holds. */
const windowOf = ({ upgrade, told }: NoticeFacts, { step }: NoticeLetter): LockoutSpan =>
  step === 'CANCELLED' ? (told ?? upgrade) : upgrade;

/** The window in the account's zone, and in the reader's where its clock shows something else. */
function windowRows(facts: NoticeFacts, letter: NoticeLetter): MailFact[] {
  const { account, told, reason } = facts;
  const { step, readerZone } = letter;
  if (step === 'COMPLETED' || step === 'FAILED') return [];
  const window = windowOf(facts, letter);
  const zones = [{ label: 'Account’s time', zone: account.timeZone }];
  if (!showsSame(window, account.timeZone, readerZone)) zones.push({ label: 'Your time', zone: readerZone });
  const rows = (span: LockoutSpan, former: boolean) =>
    zones.map(({ label, zone }) => ({ label, value: spanIn(span, zone), former }));
  const current = rows(window, step === 'CANCELLED');
  if (step !== 'MOVED' || !told) return current;
  const why = reason ? [{ label: 'Reason', value: reason }] : [];
  return [...rows(told, true), ...current, ...why];
}

function accountBlocks(facts: NoticeFacts, letter: NoticeLetter): MailBlock[] {
  const rows = windowRows(facts, letter);
  const heading: MailBlock = {
    kind: 'heading',
    text: `${facts.account.name}, account ${facts.account.number}`,
  };
  return rows.length > 0 ? [heading, { kind: 'facts', rows }] : [heading];
}

/** "on Thursday 10 June 2027", each account's day in its own zone; "from … on" when they are not all on one day. */
function whenOf(letter: NoticeLetter): string {
  const days = letter.accounts.map((facts) => {
    const at = windowOf(facts, letter).lockoutStartsAt;
    const { timeZone } = facts.account;
    return { date: wallTimeOf(at, timeZone).date, words: dayOf(at, timeZone) };
  });
  const first = days.reduce((a, b) => (b.date < a.date ? b : a));
  return days.every(({ date }) => date === first.date) ? `on ${first.words}` : `from ${first.words} on`;
}

/** For who never heard of an earlier date a move is the first announcement. */
const wordingOf = ({ step, accounts }: NoticeLetter): string =>
  step === 'MOVED' && accounts.every(({ told }) => !told) ? 'SCHEDULED' : step;

const wordsOf = (letter: NoticeLetter): Words =>
  (words[wordingOf(letter)] ?? ladderWords)(letter, whenOf(letter));

/** A notice as a mail. Every time names its zone, the account's first, then the reader's (facts.md U10). */
export function noticeMail(letter: NoticeLetter): { subject: string; content: MailContent } {
  const { subject, lead, after } = wordsOf(letter);
  const { accounts, extraSentence, origin } = letter;
  const paragraph = (text: string): MailBlock => ({ kind: 'paragraph', text });
  const [path, label] = one(letter)
    ? [`/accounts/${accounts[0].account.number}`, 'Open the account']
    : ['/accounts', 'Open your accounts'];
  return {
    subject,
    content: {
      heading: subject,
      blocks: [
        paragraph(lead),
        ...accounts.flatMap((facts) => accountBlocks(facts, letter)),
        ...[...after, ...(extraSentence ? [extraSentence] : [])].map(paragraph),
      ],
      button: { label, href: `${origin}${path}` },
    },
  };
}

/** The same in two lines, for the inbox of one person; about one account. */
export function noticeLine(letter: NoticeLetter): { title: string; text: string } {
  const { subject, lead } = wordsOf(letter);
  const [facts] = letter.accounts;
  const rows = windowRows(facts, letter).map(({ label, value, former }) =>
    former ? `No longer (${label.toLowerCase()}): ${value}` : `${label}: ${value}`,
  );
  return { title: subject, text: [lead, ...rows].join('\n') };
}
