import type { FaqEntry } from '@/lib/knowledge/types';

const guide = { href: '/guide/x-series-upgrade-impact', label: 'Read the X Series Upgrade Impact guide' };

/** The nine answers (`facts.md` U1 to U13), in the order people come to ask them. */
export const faqEntries: readonly FaqEntry[] = [
  {
    slug: 'what-it-means',
    question: 'What does the upgrade to X Series mean for me?',
    answer: [
      'Every 8x8 customer still on Classic, the legacy platform, is being moved to X Series, the current one. X Series brings better performance, newer features and stronger security.',
      'As an admin you get a new portal: Admin Console takes the place of Account Manager. It has a modern, simpler layout, and everything you could do before you can still do.',
    ],
    seeAlso: guide,
    keywords: ['why', 'reason', 'migration', 'migrate', 'platform', 'benefit', 'explain', 'about', 'classic'],
    facts: ['U1', 'U2', 'U13'],
  },
  {
    slug: 'cost',
    question: 'What does the upgrade cost?',
    answer: ['Nothing. Moving from Classic to X Series is free of charge.'],
    keywords: ['price', 'fee', 'pay', 'charge', 'money', 'invoice', 'expensive', 'free'],
    facts: ['U5'],
  },
  {
    slug: 'when',
    question: 'When will my account be upgraded?',
    answer: [
      'Customers are upgraded over time, not all on one day. Your account has a date once it has been scheduled and you have been notified. Before that there is no date to give, and asking for one does not produce it.',
      'As the upgrade approaches you receive notification emails. They carry the date and time at which Account Manager becomes inaccessible. The same times stand on the account’s page.',
    ],
    seeAlso: { href: '/accounts', label: 'See the dates of your accounts' },
    keywords: [
      'date',
      'schedule',
      'day',
      'time',
      'notice',
      'notification',
      'email',
      'calendar',
      'soon',
      'planned',
    ],
    facts: ['U6', 'U10'],
  },
  {
    slug: 'duration',
    question: 'How long does the upgrade take?',
    answer: [
      'About 15 minutes. Account Manager closes ahead of the upgrade and stays closed for the whole of it, so you are without a portal a little longer than that. Your account’s page gives the exact beginning and end.',
    ],
    keywords: ['minutes', 'hours', 'length', 'downtime', 'window', 'quick', 'time', 'finish'],
    facts: ['U7', 'U9'],
  },
  {
    slug: 'opting-out',
    question: 'Can I opt out of the upgrade?',
    answer: ['No. Every customer on Classic is moved to X Series, and no account can be left out.'],
    keywords: [
      'refuse',
      'decline',
      'stay',
      'keep',
      'cancel',
      'avoid',
      'skip',
      'mandatory',
      'required',
      'stop',
    ],
    facts: ['U1', 'U8'],
  },
  {
    slug: 'moving-the-date',
    question: 'Can I move the date of my upgrade?',
    answer: [
      'No. The date is set by 8x8 and a customer cannot change it. Plan the work that needs the portal for before or after the lockout.',
    ],
    seeAlso: { href: '/accounts', label: 'See when each lockout begins and ends' },
    keywords: ['reschedule', 'postpone', 'delay', 'change', 'earlier', 'later', 'different', 'day', 'shift'],
    facts: ['U8', 'U9'],
  },
  {
    slug: 'disruption',
    question: 'Will the upgrade disrupt our service?',
    answer: [
      'Only the admin portal is closed. Account Manager is inaccessible ahead of the upgrade and for the whole of it; admins who are signed in when the lockout begins are signed out automatically. When it ends they reach the new portal, Admin Console.',
      'Everything else keeps working:',
    ],
    points: [
      'Calls in progress stay connected.',
      'People who are not admins notice nothing.',
      'Call flows are untouched.',
      '8x8 Work for Desktop and 8x8 Work for Mobile are untouched.',
    ],
    keywords: [
      'lockout',
      'locked out',
      'outage',
      'downtime',
      'interruption',
      'phone',
      'app',
      'users',
      'sign in',
      'login',
      'logged out',
      'access',
    ],
    facts: ['U9', 'U11'],
  },
  {
    slug: 'several-accounts',
    question: 'Are all of my accounts upgraded together?',
    answer: [
      'Not necessarily. A notice may name only some of the accounts you administer. The others are upgraded when they become eligible, and each is announced by a further email.',
    ],
    seeAlso: { href: '/accounts', label: 'See all of your accounts in one list' },
    keywords: ['multiple', 'many', 'other', 'same time', 'eligible', 'missing', 'both', 'remaining'],
    facts: ['U12'],
  },
  {
    slug: 'portals-compared',
    question: 'How do Account Manager and Admin Console differ?',
    answer: [
      'Admin Console replaces Account Manager as the admin portal: a modern, simpler layout in which everything you did before can still be done. Two things move or change shape:',
    ],
    points: [
      'Billing settings leave the admin portal for a separate billing portal, which you reach from the Application Panel.',
      'Bills get shorter and easier to read: individual service items appear bundled inside Licenses.',
    ],
    seeAlso: guide,
    keywords: [
      'difference',
      'compare',
      'billing',
      'bill',
      'invoice',
      'license',
      'new portal',
      'where',
      'find',
      'layout',
    ],
    facts: ['U2', 'U3', 'U4', 'U13'],
  },
];
