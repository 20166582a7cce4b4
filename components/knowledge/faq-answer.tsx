'use client';

import { useState } from 'react';
import { TextLink } from '@/components/ui/text-link';
import { markMatches } from '@/lib/knowledge/rules/search';
import type { FaqEntry } from '@/lib/knowledge/types';

/** One question with its answer; the question carries its own address. */
export function FaqAnswer({ entry, query }: { entry: FaqEntry; query: string }) {
  return (
    <article
      id={entry.slug}
      aria-labelledby={`${entry.slug}-question`}
      className="border-b py-6 first:pt-0 last:border-b-0 target:-ml-4 target:border-l-2 target:border-l-accent target:pl-3.5"
    >
      <div className="flex items-baseline justify-between gap-4">
        <h2 id={`${entry.slug}-question`} className="text-lg">
          <Marked text={entry.question} query={query} />
        </h2>
        <AnswerLink slug={entry.slug} question={entry.question} />
      </div>
      <div className="reading mt-2">
        {entry.answer.map((paragraph) => (
          <p key={paragraph}>
            <Marked text={paragraph} query={query} />
          </p>
        ))}
        {entry.points && (
          <ul>
            {entry.points.map((point) => (
              <li key={point}>
                <Marked text={point} query={query} />
              </li>
            ))}
          </ul>
        )}
        {entry.seeAlso && (
          <p>
            <TextLink href={entry.seeAlso.href}>{entry.seeAlso.label}</TextLink>
          </p>
        )}
      </div>
    </article>
  );
}

function Marked({ text, query }: { text: string; query: string }) {
  let offset = 0;
  return markMatches(text, query).map((piece) => {
    const key = offset;
    offset += piece.text.length;
    return piece.isMatch ? <mark key={key}>{piece.text}</mark> : piece.text;
  });
}

/** A plain link to the answer; where the browser allows it, following it also copies the address. */
function AnswerLink({ slug, question }: { slug: string; question: string }) {
  const [isCopied, setCopied] = useState(false);

  async function copy() {
    try {
      await navigator.clipboard.writeText(new URL(`/faq#${slug}`, window.location.href).href);
      setCopied(true);
    } catch {
      // The link still works; the address stands in the address bar.
    }
  }

  return (
    <a
      href={`#${slug}`}
      onClick={copy}
      onBlur={() => setCopied(false)}
      className="shrink-0 rounded-sm text-sm text-faint hover:text-ink"
    >
      <span aria-live="polite">{isCopied ? 'Link copied' : 'Link'}</span>
      <span className="sr-only"> to “{question}”</span>
    </a>
  );
}
