import { clsx } from 'clsx';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatInstant, formatNear, zoneName } from '@/components/ui/time';
import type { CaseEventView } from '@/lib/cases/types';
import { eventInWords } from './event-words';
import type { Reader } from './words';

type Props = {
  /** Oldest first. Internal notes are among them only where the desk loaded them. */
  events: readonly CaseEventView[];
  reader: Reader;
  /** The reader's zone. */
  zone: string;
  now: Date;
  /** What was asked for, shown under the first line. */
  opening?: ReactNode;
  /** Where a case number in the timeline leads: "/cases" or "/desk". */
  base: string;
};

/** The history of a case, newest at the bottom. Replies are cards, everything else a line on the rail. */
export function Timeline({ events, reader, zone, now, opening, base }: Props) {
  return (
    <div>
      <p className="mb-1 text-end text-xs text-faint">Times are {zoneName(zone)}.</p>
      <ol aria-label="Timeline" className="timeline flex flex-col gap-3">
        {events.map((event) => (
          <li key={event.id}>
            {event.type === 'comment' ? (
              <Comment event={event} reader={reader} zone={zone} now={now} />
            ) : (
              <Line event={event} reader={reader} zone={zone} now={now} base={base} />
            )}
            {event.type === 'created' && opening}
          </li>
        ))}
      </ol>
    </div>
  );
}

type EventProps = { event: CaseEventView; reader: Reader; zone: string; now: Date };

function When({ event, zone, now }: EventProps) {
  return (
    <time
      dateTime={event.at.toISOString()}
      title={formatInstant(event.at, zone, now)}
      className="text-xs whitespace-nowrap text-faint"
    >
      {formatNear(event.at, zone, now)}
    </time>
  );
}

function Line(props: EventProps & { base: string }) {
  const { event, reader, zone, now, base } = props;
  const line = eventInWords(event, { reader, zone, now });
  if (!line) return null;
  const number = event.type === 'problem_reported' ? event.data.case : undefined;
  return (
    <p className="flex items-baseline gap-2 text-sm text-muted">
      <span
        aria-hidden="true"
        className={clsx('shape', !line.meaning && 'opacity-50')}
        data-meaning={line.meaning ?? 'calm'}
      />
      <span className="min-w-0 flex-1">
        {line.byActor && <span className="font-medium text-ink">{event.actor.name} </span>}
        {event.type === 'attachment_added' ? (
          <Attached event={event} />
        ) : typeof number === 'number' ? (
          <Link href={`${base}/${number}`} className="link">
            {line.text}
          </Link>
        ) : (
          line.text
        )}
      </span>
      <When {...props} />
    </p>
  );
}

/** A file by its name, saved when it is chosen; one that is internal says so. */
function Attached({ event: { data, visibility } }: { event: CaseEventView }) {
  return (
    <>
      attached{' '}
      <a href={`/api/files/${String(data.id)}`} download className="link break-words">
        {String(data.name)}
      </a>{' '}
      <span className="text-faint">({formatBytes(Number(data.size))})</span>
      {visibility === 'INTERNAL' && <strong className="font-medium text-ink"> for the desk only</strong>}
    </>
  );
}

const KIB = 1024;

/** "14 KiB", "2.4 MiB". */
function formatBytes(size: number): string {
  if (size < KIB) return `${size} bytes`;
  if (size < KIB * KIB) return `${Math.round(size / KIB)} KiB`;
  return `${(size / KIB / KIB).toFixed(1)} MiB`;
}

const roles = { CUSTOMER: 'Customer', SUPPORT: 'Support', SYSTEM: 'Cutover' };

function Comment(props: EventProps) {
  const { event, reader } = props;
  if (event.visibility === 'INTERNAL') return <InternalNote {...props} />;
  const ours = (event.actor.role === 'CUSTOMER') === (reader === 'CUSTOMER');
  return (
    <article
      className={clsx('rounded-lg border bg-surface', ours ? 'sm:ml-8' : 'border-accent-line sm:mr-8')}
    >
      <header className="flex items-baseline gap-2 px-4 pt-3 text-sm">
        <span className="font-medium">{event.actor.name}</span>
        <span className="text-xs text-faint">{roles[event.actor.role]}</span>
        <span className="ml-auto">
          <When {...props} />
        </span>
      </header>
      <Body text={event.body} />
    </article>
  );
}

/** Dashed, hatched and headed in reverse: nobody takes it for a reply, in colour or without. */
function InternalNote(props: EventProps) {
  const { event } = props;
  return (
    <article className="overflow-hidden rounded-lg border-2 border-dashed border-line-strong bg-sunken">
      <header className="flex flex-wrap items-baseline gap-x-2 bg-ink px-4 py-1 text-sm text-canvas">
        <span className="font-semibold">Internal note</span>
        <span className="text-xs">never shown to the customer</span>
        <span className="ml-auto text-xs">
          {event.actor.name}, {formatNear(event.at, props.zone, props.now)}
        </span>
      </header>
      <Body text={event.body} />
    </article>
  );
}

function Body({ text }: { text: string | null }) {
  return <p className="px-4 pt-1 pb-3 break-words whitespace-pre-wrap">{text}</p>;
}
