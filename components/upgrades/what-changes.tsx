import { TextLink } from '@/components/ui/text-link';
import type { FaqEntry, Move } from '@/lib/knowledge/types';

type Props = {
  moves: readonly Move[];
  carriesOn: readonly { what: string; how: string }[];
  questions: readonly FaqEntry[];
  /** After the upgrade it is what has changed. */
  isDone: boolean;
};

/** Beside the date: what changes for the admin, what carries on, and the questions nearest to where the account stands. */
export function WhatChanges({ moves, carriesOn, questions, isDone }: Props) {
  return (
    <div className="flex flex-col gap-6 text-sm">
      <section aria-labelledby="changes">
        <h2 id="changes" className="text-base">
          {isDone ? 'What has changed for you' : 'What changes for you'}
        </h2>
        <dl className="mt-2 flex flex-col gap-2">
          {moves.map(({ what, before, after }) => (
            <div key={what}>
              <dt className="text-muted">{what}</dt>
              <dd>
                {before} <span aria-hidden="true">→</span>
                <span className="sr-only">becomes</span> {after}
              </dd>
            </div>
          ))}
        </dl>
        <p className="mt-2">
          <TextLink href="/guide/x-series-upgrade-impact">Read the guide</TextLink>
        </p>
      </section>
      <section aria-labelledby="carries-on">
        <h2 id="carries-on" className="text-base">
          What carries on
        </h2>
        <dl className="mt-2 flex flex-col gap-2">
          {carriesOn.map(({ what, how }) => (
            <div key={what}>
              <dt className="status shape" data-meaning="done">
                <span className="text-ink">{what}</span>
              </dt>
              <dd className="pl-4 text-muted">{how}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="questions">
        <h2 id="questions" className="text-base">
          Questions
        </h2>
        <ul className="mt-2 flex flex-col gap-2">
          {questions.map(({ slug, question }) => (
            <li key={slug}>
              <TextLink href={`/faq#${slug}`}>{question}</TextLink>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
