export type FrameRole = 'CUSTOMER_ADMIN' | 'AGENT' | 'LEAD' | 'OPERATIONS';

export type Section = {
  href: string;
  label: string;
  /** Paths below these count as this section too; the longest match wins. */
  covers?: readonly string[];
  /** What the section consists of when it is more than one page; the first is the section's own. */
  pages?: readonly Section[];
};

const desk: readonly Section[] = [
  { href: '/desk', label: 'Queue', covers: ['/cases'] },
  { href: '/accounts', label: 'Accounts' },
  { href: '/desk/reports', label: 'Reports' },
];

const byRole: Record<FrameRole, readonly Section[]> = {
  CUSTOMER_ADMIN: [
    { href: '/accounts', label: 'Accounts' },
    { href: '/cases', label: 'Requests' },
    { href: '/faq', label: 'Help', covers: ['/guide', '/support'] },
  ],
  AGENT: desk,
  LEAD: desk,
  OPERATIONS: [
    {
      href: '/operations',
      label: 'Upgrades',
      pages: [
        { href: '/operations', label: 'Board' },
        { href: '/operations/waves', label: 'Waves' },
        { href: '/operations/notices', label: 'Notices' },
        { href: '/operations/mail', label: 'Mail' },
        { href: '/operations/webhooks', label: 'Webhooks' },
      ],
    },
    {
      href: '/operations/accounts',
      label: 'Accounts',
      covers: ['/accounts', '/operations/imports'],
      pages: [
        { href: '/operations/accounts', label: 'All accounts' },
        { href: '/operations/imports', label: 'Imports' },
      ],
    },
    { href: '/operations/people', label: 'People' },
    {
      href: '/operations/calendars',
      label: 'Calendars',
      covers: ['/operations/freezes'],
      pages: [
        { href: '/operations/calendars', label: 'Service levels' },
        { href: '/operations/freezes', label: 'Freezes' },
      ],
    },
    { href: '/operations/audit', label: 'Audit' },
    { href: '/desk', label: 'Queue', covers: ['/cases'] },
  ],
};

export const publicSections: readonly Section[] = [
  { href: '/faq', label: 'FAQ' },
  { href: '/guide/x-series-upgrade-impact', label: 'Guide' },
  { href: '/support', label: 'Support' },
];

export const roleNames: Record<FrameRole, string> = {
  CUSTOMER_ADMIN: 'Customer admin',
  AGENT: 'Support agent',
  LEAD: 'Support lead',
  OPERATIONS: 'Operations',
};

/** The sections in the top bar, by role; the first is where that role starts its day. */
export function sectionsFor(role: FrameRole): readonly Section[] {
  return byRole[role];
}

/** A section's pages; it is its only one when it names none. */
export function pagesOf(section: Section): readonly Section[] {
  return section.pages ?? [section];
}

const isWithin = (path: string, root: string) => path === root || path.startsWith(`${root}/`);

/** The section a path belongs to: the one with the longest matching root. */
export function currentSection(sections: readonly Section[], path: string): Section | null {
  let best: { section: Section; length: number } | null = null;
  for (const section of sections) {
    for (const root of [section.href, ...(section.covers ?? [])]) {
      if (isWithin(path, root) && root.length > (best?.length ?? 0)) best = { section, length: root.length };
    }
  }
  return best?.section ?? null;
}
