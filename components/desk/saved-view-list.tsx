'use client';

import { useState } from 'react';
import { countInWords, useViewCounts } from './view-counts';
import { ChangeView, SaveView } from './view-dialogs';

export type SavedViewLine = {
  id: string;
  name: string;
  href: string;
  shared: boolean;
  current: boolean;
  mayChange: boolean;
  count: number;
  capped: boolean;
};

type Props = { lines: readonly SavedViewLine[]; search: string; mayShare: boolean };

export function SavedViewList({ lines, search, mayShare }: Props) {
  const counts = useViewCounts(lines);
  const [changing, setChanging] = useState<SavedViewLine | null>(null);
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-1 border-b py-1 text-sm">
      <details className="saved-views min-w-0 flex-1" open>
        <summary className="py-1 text-muted">Saved views</summary>
        {lines.length === 0 ? (
          <p className="py-1 text-faint">
            None yet. Filter and sort the queue, then save what you look at under a name.
          </p>
        ) : (
          <ul aria-label="Saved views" className="flex gap-x-5 max-sm:overflow-x-auto sm:flex-wrap">
            {lines.map((line) => (
              <li key={line.id} className="flex shrink-0 items-center gap-1">
                <a href={line.href} aria-current={line.current ? 'page' : undefined} className="view">
                  {line.name}
                  <small>{countInWords(counts.get(line.id) ?? line)}</small>
                  {line.shared && <small>· desk</small>}
                </a>
                {line.mayChange && (
                  <button
                    type="button"
                    className="rounded-sm px-1 text-faint hover:text-ink"
                    aria-label={`Change the view ${line.name}`}
                    onClick={() => setChanging(line)}
                  >
                    …
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
      </details>
      <SaveView search={search} mayShare={mayShare} />
      {changing && <ChangeView key={changing.id} view={changing} onClose={() => setChanging(null)} />}
    </div>
  );
}
