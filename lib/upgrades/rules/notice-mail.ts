import type { MailBlock, MailContent, MailFact } from '@/lib/notifications/types';
import type { MoveSummary, UpgradeRecord } from '../types';
import { dayOf, distance, showsSame, spanIn } from './notice-times';

/** One account in a notice. `move` is its last one, `readerZone` the recipient's own (IANA). */
export type NoticeFacts = {
  account: { number: number; name: string; timeZone: string };
  upgrade: Pick<UpgradeRecord, 'lockoutStartsAt' | 'expectedEndAt'>;
  move: MoveSummary | null;
};

export type NoticeLetter = {
  step: string;
  hoursBefore: number | null;
  /** Soonest first; at least one. */
  accounts: readonly [NoticeFacts, ...NoticeFacts[]];
  readerZone: string;
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
  'If you administer other accounts: each is upgraded when it becomes eligible, and announced by a further mail.';
const NEW_DATE = 'You will hear from us when there is a new date.';

function named({ accounts }: NoticeLetter): string {
  const [first, ...others] = accounts;
  return others.length === 0 ? first.account.name : `${accounts.length} accounts`;
}

const one = ({ accounts }: NoticeLetter) => accounts.length === 1;

function ladderWords(letter: NoticeLetter, day: string): Words {
  const near = distance(letter.hoursBefore ?? 0);
  return {
    subject: `In ${near}: Account Manager of ${named(letter)} closes on ${day}`,
    lead: one(letter)
      ? `The upgrade of ${named(letter)} to X Series comes closer. This is when Account Manager is closed.`
      : `The upgrade of ${named(letter)} of yours to X Series comes closer. This is when Account Manager of each is closed.`,
    after: CHANGES,
  };
}

const words: Readonly<Record<string, (letter: NoticeLetter, day: string) => Words>> = {
  SCHEDULED: (letter, day) => ({
    subject: `${named(letter)} will be upgraded: Account Manager closes on ${day}`,
    lead: one(letter)
      ? `${named(letter)} will be upgraded to X Series. This is when Account Manager is closed.`
      : `${named(letter)} of yours will be upgraded to X Series. This is when Account Manager of each is closed.`,
    after: [...CHANGES, OTHERS],
  }),
  MOVED: (letter, day) => ({
    subject: `New date for ${named(letter)}: Account Manager closes on ${day}`,
    lead: `The upgrade of ${named(letter)} has moved. This is when Account Manager is closed now.`,
    after: CHANGES,
  }),
  CANCELLED: (letter, day) => ({
    subject: `Called off: the upgrade of ${named(letter)} on ${day}`,
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

/** The window in the account's zone, and in the reader's where its clock shows something else. */
function windowRows({ account, upgrade, move }: NoticeFacts, { step, readerZone }: NoticeLetter): MailFact[] {
  if (step === 'COMPLETED' || step === 'FAILED') return [];
  const zones = [{ label: 'Account’s time', zone: account.timeZone }];
  if (!showsSame(upgrade, account.timeZone, readerZone)) zones.push({ label: 'Your time', zone: readerZone });
  const rows = zones.map(({ label, zone }) => ({
    label,
    value: spanIn(upgrade, zone),
    former: step === 'CANCELLED',
  }));
  if (step !== 'MOVED' || !move) return rows;
  const old = { lockoutStartsAt: move.fromLockoutStartsAt, expectedEndAt: move.fromExpectedEndAt };
  const former = zones.map(({ label, zone }) => ({ label, value: spanIn(old, zone), former: true }));
  return [...former, ...rows, { label: 'Reason', value: move.reason }];
}

function accountBlocks(facts: NoticeFacts, letter: NoticeLetter): MailBlock[] {
  const rows = windowRows(facts, letter);
  const heading: MailBlock = {
    kind: 'heading',
    text: `${facts.account.name}, account ${facts.account.number}`,
  };
  return rows.length > 0 ? [heading, { kind: 'facts', rows }] : [heading];
}

function wordsOf(letter: NoticeLetter): Words {
  const { account, upgrade } = letter.accounts[0];
  const day = dayOf(upgrade.lockoutStartsAt, account.timeZone);
  return (words[letter.step] ?? ladderWords)(letter, day);
}

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
