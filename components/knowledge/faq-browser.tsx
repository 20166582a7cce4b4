'use client';

import { useState } from 'react';
import { Button, LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/panel';
import { TextField } from '@/components/ui/text-field';
import { searchFaq } from '@/lib/knowledge/rules/search';
import { FaqAnswer } from './faq-answer';

/** Search and answers. The server renders the result of `?q=`; in the browser it follows every letter. */
export function FaqBrowser({ initialQuery }: { initialQuery: string }) {
  const [query, setQuery] = useState(initialQuery);
  const results = searchFaq(query);
  const isSearching = query.trim() !== '';

  function search(next: string) {
    setQuery(next);
    window.history.replaceState(null, '', next.trim() ? `/faq?q=${encodeURIComponent(next.trim())}` : '/faq');
  }

  return (
    <div className="grid gap-x-12 gap-y-6 lg:grid-cols-[18rem_minmax(0,1fr)]">
      <div className="self-start lg:sticky lg:top-20">
        <search>
          <form action="/faq" className="flex items-end gap-2" onSubmit={(event) => event.preventDefault()}>
            <TextField
              name="q"
              type="search"
              label="Search the answers"
              value={query}
              onChange={(event) => search(event.target.value)}
              autoComplete="off"
              enterKeyHint="search"
              maxLength={200}
              className="flex-1"
            />
            <noscript>
              <Button type="submit">Search</Button>
            </noscript>
          </form>
        </search>
        <p role="status" className="mt-2 text-sm text-muted tabular-nums">
          {isSearching && results.length > 0
            ? `${results.length} ${results.length === 1 ? 'answer' : 'answers'} found`
            : ''}
        </p>
        <nav aria-label="Questions" className="mt-4 max-lg:hidden">
          <ol className="border-l text-sm">
            {results.map((entry) => (
              <li key={entry.slug}>
                <a
                  href={`#${entry.slug}`}
                  className="-ml-px block border-l border-transparent py-1 pl-3 text-muted hover:border-accent hover:text-ink"
                >
                  {entry.question}
                </a>
              </li>
            ))}
          </ol>
        </nav>
      </div>
      <div className="max-w-prose min-w-0">
        {results.map((entry) => (
          <FaqAnswer key={entry.slug} entry={entry} query={query} />
        ))}
        {results.length === 0 && <NothingFound query={query.trim()} onClear={() => search('')} />}
      </div>
    </div>
  );
}

function NothingFound({ query, onClear }: { query: string; onClear: () => void }) {
  return (
    <EmptyState
      title={`No answer mentions “${query}”`}
      actions={
        <>
          {/* A link, so that it also works before and without the script. */}
          <LinkButton
            href="/faq"
            onClick={(event) => {
              event.preventDefault();
              onClear();
            }}
          >
            Show all questions
          </LinkButton>
          <LinkButton href="/support">Ask support</LinkButton>
        </>
      }
    >
      Try another word for it, for example “date”, “cost”, “lockout” or “billing”. If your question is not
      here, support answers it by phone.
    </EmptyState>
  );
}
