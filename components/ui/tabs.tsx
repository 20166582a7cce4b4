import { clsx } from 'clsx';
import Link from 'next/link';
import type { ReactNode } from 'react';

export type Tab = { href: string; label: ReactNode; current?: boolean; count?: number };

/** Tabs that are links: the view is in the address, so Back and sharing work. */
export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  return (
    <nav aria-label={label} className="border-b">
      <ul className="-mb-px flex gap-x-4 overflow-x-auto text-sm">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              prefetch={false}
              href={tab.href}
              aria-current={tab.current ? 'page' : undefined}
              className={clsx(
                'flex items-center gap-1.5 border-b-2 py-2 whitespace-nowrap -outline-offset-2',
                tab.current
                  ? 'border-accent font-medium text-ink'
                  : 'border-transparent text-muted hover:border-line-strong hover:text-ink',
              )}
            >
              {tab.label}
              {tab.count !== undefined && (
                <span className="text-xs text-faint tabular-nums">{tab.count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
