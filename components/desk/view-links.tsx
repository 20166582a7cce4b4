'use client';

import { countInWords, useViewCounts, type ViewCount } from './view-counts';

/** One view of the queue as the page sends it: data, not markup. */
export type ViewLine = readonly [
  view: string,
  label: string,
  href: string,
  current: boolean,
  count: ViewCount | undefined,
];

export function ViewLinks({ lines }: { lines: readonly ViewLine[] }) {
  const counts = useViewCounts(lines);
  return (
    <nav aria-label="Views" className="border-b">
      <ul className="-mb-px flex gap-5 overflow-x-auto text-sm">
        {lines.map(([view, label, href, current, count]) => (
          <li key={view}>
            <a href={href} aria-current={current ? 'page' : undefined} className="view">
              {label}
              {count && <small>{countInWords(counts.get(view) ?? count)}</small>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
