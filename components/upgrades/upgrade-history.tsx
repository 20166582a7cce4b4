import { formatInstant, formatWindow } from '@/components/ui/time';
import type { MoveSummary, NoticeSummary } from '@/lib/upgrades/types';
import { noticeWord } from './words';

type Props = {
  notices: readonly NoticeSummary[];
  moves: readonly MoveSummary[];
  /** The account's zone, for windows. */
  zone: string;
  /** The reader's zone, for when things happened to them. */
  readerZone: string;
  now: Date;
  showRecipients?: boolean;
};

type Entry = { key: string; at: Date; text: string; struck?: string; note?: string };

/** Notices and moves in one list, newest first; a moved date keeps its old window, struck through. */
export function UpgradeHistory({ notices, moves, zone, readerZone, now, showRecipients }: Props) {
  const entries: Entry[] = [
    ...notices.map(({ kind, hoursBefore, sentAt, scheduleVersion, recipients }) => ({
      key: `${kind}-${scheduleVersion}`,
      at: sentAt,
      text: noticeWord(kind, hoursBefore),
      note: showRecipients ? `to ${recipients} ${recipients === 1 ? 'admin' : 'admins'}` : 'by email',
    })),
    ...moves.map((move) => ({
      key: move.id,
      at: move.movedAt,
      text: 'The date moved',
      struck: formatWindow(move.fromLockoutStartsAt, move.fromExpectedEndAt, zone, now),
      note: move.reason,
    })),
  ].sort((a, b) => b.at.getTime() - a.at.getTime());
  if (entries.length === 0) return <p className="text-sm text-muted">No notice has been sent yet.</p>;
  return (
    <ol className="flex flex-col divide-y text-sm">
      {entries.map(({ key, at, text, struck, note }) => (
        <li key={key} className="flex flex-wrap gap-x-4 gap-y-0.5 py-2 first:pt-0 last:pb-0">
          <time dateTime={at.toISOString()} className="w-48 shrink-0 text-muted">
            {formatInstant(at, readerZone, now)}
          </time>
          <span className="min-w-0 flex-1 basis-60">
            <span className="font-medium">{text}</span>
            {struck && (
              <>
                {' '}
                <span className="sr-only">, no longer </span>
                <del className="text-muted tabular-nums">{struck}</del>
              </>
            )}
            {note && <span className="text-muted"> · {note}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
