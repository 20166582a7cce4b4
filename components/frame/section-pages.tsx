'use client';

import { usePathname } from 'next/navigation';
import { Tabs } from '@/components/ui/tabs';
import { currentSection, type FrameRole, sectionsFor } from './sections';

/** The pages of the section that is open, under the bar; nothing when it is a single page. */
export function SectionPages({ role }: { role: FrameRole }) {
  const path = usePathname();
  const section = currentSection(sectionsFor(role), path);
  if (!section?.pages) return null;
  const current = currentSection(section.pages, path);
  return (
    <div className="border-b bg-surface px-4 *:-mb-px sm:px-6 print:hidden">
      <Tabs
        label={section.label}
        tabs={section.pages.map((page) => ({
          href: page.href,
          label: page.label,
          current: page === current,
        }))}
      />
    </div>
  );
}
