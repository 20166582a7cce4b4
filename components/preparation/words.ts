import type { ChecklistLine, Finding } from '@/lib/preparation/types';

type Words = { settled: string; open: (line: ChecklistLine) => string; todo: string };

const counted = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);

/** What each line of the checklist says: settled, open, and what to do about it. */
export const findingWords: Record<Finding, Words> = {
  ADMINS_UNCONFIRMED: {
    settled: 'Every admin has confirmed their mail address',
    open: ({ count }) => `${counted(count, 'admin has', 'admins have')} not confirmed that mail reaches them`,
    todo: 'Notices are sent by mail. Send a link to confirm the address, or ask them to do it in their settings.',
  },
  ADMINS_ABSENT: {
    settled: 'An admin has signed in within the last 90 days',
    open: ({ subjects }) =>
      subjects.length === 0 ? 'This account has no admin' : 'No admin has signed in within the last 90 days',
    todo: 'Somebody should know the way in before Admin Console opens: ask an admin to sign in once.',
  },
  AGENTS_WITHOUT_OWN_MAIL: {
    settled: 'Every Contact Center agent has a mail address of their own',
    open: ({ count }) =>
      `${counted(count, 'Contact Center agent has', 'Contact Center agents have')} no mail address of their own`,
    todo: 'Give each agent an address that nobody else uses, here or on another account.',
  },
  REQUESTS_IN_WINDOW: {
    settled: 'No open request reaches into the lockout',
    open: ({ count }) =>
      `${counted(count, 'open request reaches', 'open requests reach')} into the lockout or beyond it`,
    todo: 'Changes to users wait while Account Manager is closed, and go on in Admin Console. If one can’t wait, say so on the request.',
  },
};
