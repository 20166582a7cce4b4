'use client';

import type { CSSProperties } from 'react';
import { Marked } from '@/components/cases/marked';
import { MARK_START } from '@/lib/cases/rules/marks';

/**
 * A row in words. The page carries each word once as data, not twice as markup, which halves what a queue costs to
 * render; a tuple because the names of fields would be sent with every row. A shape is a letter, see `words.ts`.
 */
export type QueueLine = readonly [
  number: number,
  dueShape: string,
  due: string,
  detail: string,
  /** Null while no clock runs, and with it the two instants in ms. */
  percentLeft: number | null,
  dueAt: number | null,
  atRiskAt: number | null,
  severity: string,
  subject: string,
  account: string,
  request: string,
  stateShape: string,
  state: string,
  regionShape: string,
  region: string,
  assignee: string | null,
  lastActivity: string,
  version: number,
  /** What the words searched for are in, when neither subject nor account tell. The three may hold marks. */
  said: string | null,
];

/**
 * Plain markup without handlers: one listener on the page serves all rows. The lines come as one JSON text, because React
 * would look at each of a thousand words on its way to the browser.
 */
export function QueueLines({ packed }: { packed: string }) {
  return <>{(JSON.parse(packed) as QueueLine[]).map(lineOf)}</>;
}

/** Called, not mounted: fifty components less. The shapes hang on the cells, so few of them hold more than a text. */
function lineOf(line: QueueLine) {
  const [number, dueShape, due, detail, percentLeft, dueAt, atRiskAt, severity, ...rest] = line;
  const [subject, account, request, stateShape, state, regionShape, region, ...last] = rest;
  const [assignee, lastActivity, version, said] = last;
  return (
    <tr key={number}>
      <td className={dueShape} {...clockOf(percentLeft, dueAt, atRiskAt)}>
        {due}
        <small>{detail}</small>
        <input type="checkbox" aria-label={`Tick ${number}`} value={version} />
      </td>
      <td className={severity === 'S1' ? 'u' : undefined}>{severity}</td>
      <td>
        <a className="row-link" href={`/desk/${number}`}>
          {marked(subject)}
        </a>
        <small>{marked(`${number}, ${account}`)}</small>
        {said && <small className="said">{marked(said)}</small>}
      </td>
      <td>{request}</td>
      <td className={stateShape}>{state}</td>
      <td className={regionShape}>{region}</td>
      <td>
        {assignee ?? (
          <button type="submit" form="claim" name="number" value={number}>
            Claim
          </button>
        )}
      </td>
      <td>{lastActivity}</td>
    </tr>
  );
}

/** A text without marks stays one, as it is on every page that nobody searches. */
const marked = (text: string) => (text.includes(MARK_START) ? <Marked text={text} /> : text);

/** What the bar shows, and what lets it go on emptying. */
const clockOf = (percentLeft: number | null, dueAt: number | null, atRiskAt: number | null) =>
  percentLeft === null
    ? null
    : { 'data-due': `${dueAt} ${atRiskAt}`, style: { '--left': `${percentLeft}%` } as CSSProperties };
