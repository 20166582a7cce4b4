'use client';

import { usePathname } from 'next/navigation';
import { Tabs } from '@/components/ui/tabs';
import { currentSection, operationsPages } from './sections';

/** The pages of operations, under the bar. */
export function OperationsPages() {
  const current = currentSection(operationsPages, usePathname());
  return (
    <div className="border-b bg-surface px-4 *:-mb-px sm:px-6 print:hidden">
      <Tabs
        label="Operations"
        wrap
        tabs={operationsPages.map((page) => ({
          href: page.href,
          label: page.label,
          current: page === current,
        }))}
      />
    </div>
  );
}
