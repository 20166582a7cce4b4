'use client';

import { clsx } from 'clsx';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { currentSection, type Section } from './sections';

type Props = { sections: readonly Section[]; ownRow: boolean };

/** The sections of the top bar; where it is narrow `ownRow` puts them below the rest of it. */
export function SectionLinks({ sections, ownRow }: Props) {
  const path = usePathname();
  const current = currentSection(sections, path);
  return (
    <nav
      aria-label="Sections"
      className={clsx(
        'min-w-0 flex-1 self-stretch',
        ownRow && 'max-lg:order-last max-lg:h-9 max-lg:basis-full sm:max-lg:-ml-2',
      )}
    >
      <ul className="flex h-full overflow-x-auto sm:gap-1 [scrollbar-width:none]">
        {sections.map((section) => (
          <li key={section.href} className="flex">
            <Link
              prefetch={false}
              href={section.href}
              aria-current={section === current ? (path === section.href ? 'page' : 'true') : undefined}
              className={clsx(
                'flex items-center border-b-2 px-1 pt-0.5 sm:px-2 whitespace-nowrap -outline-offset-2',
                section === current
                  ? 'border-accent font-medium text-ink'
                  : 'border-transparent text-muted hover:text-ink',
              )}
            >
              {section.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
