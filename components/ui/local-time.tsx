import { clsx } from 'clsx';
import { formatInstant, formatWindow, formatYourTime } from './time';

type Shared = {
  /** The zone of the thing (the account's). */
  zone: string;
  /** The reader's own zone; left out, or equal, nothing is added. */
  readerZone?: string;
  /** Adds the year when it is not this one. */
  now?: Date;
  /** `below` puts the reader's time on its own line. */
  layout?: 'inline' | 'below';
  className?: string;
};

/** One instant in the account's zone and the reader's: "Tue 1 Dec, 21:50 Pacific (05:50 your time)". */
export function LocalTime({
  at,
  zone,
  readerZone,
  now,
  layout = 'inline',
  className,
}: Shared & { at: Date }) {
  const yours = readerZone ? formatYourTime(at, null, zone, readerZone) : null;
  return (
    <span className={className}>
      <time dateTime={at.toISOString()}>
        <Unbroken words={formatInstant(at, zone, now)} />
      </time>
      <YourTime layout={layout}>{yours}</YourTime>
    </span>
  );
}

/** A window in the account's zone and the reader's: "Tue 1 Dec, 21:50–22:15 Pacific". */
export function LocalWindow({
  start,
  end,
  zone,
  readerZone,
  now,
  layout = 'inline',
  className,
}: Shared & { start: Date; end: Date }) {
  const yours = readerZone ? formatYourTime(start, end, zone, readerZone) : null;
  return (
    <span className={className}>
      <time dateTime={start.toISOString()}>
        <Unbroken words={formatWindow(start, end, zone, now)} />
      </time>
      <YourTime layout={layout}>{yours}</YourTime>
    </span>
  );
}

/** Lets a line break after the date, never inside the time. */
function Unbroken({ words }: { words: string }) {
  const split = words.lastIndexOf(', ') + 2;
  return (
    <>
      {words.slice(0, split)}
      <span className="whitespace-nowrap">{words.slice(split)}</span>
    </>
  );
}

function YourTime({ layout, children }: { layout: 'inline' | 'below'; children: string | null }) {
  if (!children) return null;
  return (
    <span className={clsx('text-muted', layout === 'below' && 'block text-sm font-normal tracking-normal')}>
      {layout === 'below' ? children : ` (${children})`}
    </span>
  );
}
