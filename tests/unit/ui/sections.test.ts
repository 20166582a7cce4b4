import { describe, expect, it } from 'vitest';
import {
  currentSection,
  type FrameRole,
  pagesOf,
  publicSections,
  sectionsFor,
} from '@/components/frame/sections';

const current = (role: FrameRole, path: string) => currentSection(sectionsFor(role), path)?.label ?? null;

describe('the section a path belongs to', () => {
  it.each([
    ['CUSTOMER_ADMIN', '/accounts/100001/portal', 'Accounts'],
    ['CUSTOMER_ADMIN', '/cases/new', 'Requests'],
    ['CUSTOMER_ADMIN', '/guide/x-series-upgrade-impact', 'Help'],
    ['CUSTOMER_ADMIN', '/settings', null],
    ['AGENT', '/desk/1042', 'Queue'],
    ['LEAD', '/desk/reports', 'Reports'],
    ['LEAD', '/deskreports', null],
    ['OPERATIONS', '/desk/1042', 'Queue'],
    ['OPERATIONS', '/operations', 'Upgrades'],
    ['OPERATIONS', '/operations/410001', 'Upgrades'],
    ['OPERATIONS', '/operations/waves', 'Upgrades'],
    ['OPERATIONS', '/operations/imports', 'Accounts'],
    ['OPERATIONS', '/accounts/100001', 'Accounts'],
    ['OPERATIONS', '/operations/freezes', 'Calendars'],
    ['OPERATIONS', '/operations/audit', 'Audit'],
  ] as const)('%s at %s: %s', (role, path, label) => {
    expect(current(role, path)).toBe(label);
  });

  it('shows which of its pages is open', () => {
    const [upgrades] = sectionsFor('OPERATIONS');
    const pages = upgrades ? pagesOf(upgrades) : [];
    expect(currentSection(pages, '/operations/waves/12')?.label).toBe('Waves');
    expect(currentSection(pages, '/operations')?.label).toBe('Board');
  });

  it('is none on the public front page', () => {
    expect(currentSection(publicSections, '/')).toBeNull();
    expect(currentSection(publicSections, '/support')?.label).toBe('Support');
  });
});
