import type { GuideSection, Move } from '@/lib/knowledge/types';

/** What moves where (`facts.md` U2 to U4). */
export const moves: readonly Move[] = [
  {
    what: 'Admin portal',
    before: 'Account Manager',
    after: 'Admin Console',
    note: 'A modern, simpler layout. All that could be done before can still be done.',
  },
  {
    what: 'Billing settings',
    before: 'Inside Account Manager',
    after: 'A separate billing portal',
    note: 'Open it from the Application Panel.',
  },
  {
    what: 'Your bill',
    before: 'Individual service items',
    after: 'Items bundled inside Licenses',
    note: 'Shorter, and easier to read.',
  },
];

/** What the upgrade leaves alone (`facts.md` U11). */
export const carriesOn: readonly { readonly what: string; readonly how: string }[] = [
  { what: 'Calls', how: 'Calls in progress stay connected.' },
  { what: 'Your users', how: 'People who are not admins notice nothing.' },
  { what: 'Call flows', how: 'Untouched.' },
  { what: 'Apps', how: '8x8 Work for Desktop and 8x8 Work for Mobile: untouched.' },
];

/** How the day goes (`facts.md` U7, U9, U10). */
export const dayOfUpgrade: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: 'Notices by email',
    text: 'As the upgrade approaches. Each carries the date and time at which Account Manager becomes inaccessible.',
  },
  {
    title: 'Account Manager closes',
    text: 'Ahead of the upgrade. Admins who are still signed in are signed out automatically.',
  },
  { title: 'The upgrade', text: 'About 15 minutes. Account Manager stays closed for the whole of it.' },
  { title: 'Admin Console opens', text: 'The lockout ends, and admins reach the new portal.' },
];

/** The X Series Upgrade Impact guide (`facts.md` U13), section by section. */
export const guideSections: readonly GuideSection[] = [
  {
    slug: 'admin-portal',
    title: 'The admin portal: Admin Console',
    paragraphs: [
      'Account Manager is where you administer a Classic account. After the upgrade you do the same work in Admin Console, which has a modern, simpler layout.',
      'No task is lost. What you could do in Account Manager you can do in Admin Console; expect to look for it in another place the first time.',
    ],
  },
  {
    slug: 'billing-portal',
    title: 'Billing: a portal of its own',
    paragraphs: [
      'Billing settings are no longer part of the admin portal. They move to a separate billing portal, and the way there is the Application Panel: open the panel, choose Billing.',
      'If a colleague looks after the bills, tell them about the new way in before the day of the upgrade.',
    ],
  },
  {
    slug: 'licenses',
    title: 'Your bill: items inside Licenses',
    paragraphs: [
      'On Classic a bill lists service items one by one. On X Series those items appear bundled inside Licenses, so the bill is shorter and easier to read.',
      'The upgrade itself costs nothing.',
    ],
  },
];
