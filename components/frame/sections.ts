export type FrameRole = 'CUSTOMER_ADMIN' | 'AGENT' | 'LEAD' | 'OPERATIONS';

export type Section = {
  href: string;
  label: string;
  /** Paths below these count as this section too; the longest match wins. */
  covers?: readonly string[];
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
    { href: '/operations', label: 'Upgrades' },
    { href: '/accounts', label: 'Accounts' },
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

/** The pages below Upgrades, in the order of an operations day. */
export const operationsPages: readonly Section[] = [
  { href: '/operations', label: 'Board' },
  { href: '/operations/waves', label: 'Waves' },
  { href: '/operations/freezes', label: 'Freezes' },
  { href: '/operations/notices', label: 'Notices' },
  { href: '/operations/mail', label: 'Mail' },
  { href: '/operations/calendars', label: 'Calendars' },
  { href: '/operations/accounts', label: 'Accounts' },
  { href: '/operations/people', label: 'People' },
  { href: '/operations/imports', label: 'Imports' },
  { href: '/operations/webhooks', label: 'Webhooks' },
  { href: '/operations/audit', label: 'Audit' },
];

/** The sections in the top bar, by role; the first is where that role starts its day. */
export function sectionsFor(role: FrameRole): readonly Section[] {
  return byRole[role];
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
