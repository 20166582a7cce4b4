import { formatInstant, formatWindow } from '@/components/ui/time';
import type { UpgradeHistory as History, HistoryNotice, MoveSummary } from '@/lib/upgrades/types';
import { deliveryWords, noticeWord } from './words';

type Props = {
  history: History;
  /** The account's zone, for windows. */
  zone: string;
  /** The reader's zone, for when things happened to them. */
  readerZone: string;
  now: Date;
  showRecipients?: boolean;
};

type Entry = { key: string; at: Date; text: string; struck?: string; note?: string };

const toWhom = (recipients: number) => `to ${recipients} ${recipients === 1 ? 'admin' : 'admins'}`;

/** What was told, how, and to how many where that is the reader's business; a date that was called off is struck. */
function noticeEntry(notice: HistoryNotice, { zone, now, showRecipients }: Omit<Props, 'history'>): Entry {
  const { upgradeId, kind, hoursBefore, scheduleVersion, sentAt, recipients, delivery } = notice;
  const how = deliveryWords[delivery];
  return {
    key: `${upgradeId}-${kind}-${scheduleVersion}`,
    at: sentAt,
    text: noticeWord(kind, hoursBefore),
    note: showRecipients ? `${toWhom(recipients)}, ${how}` : how,
    ...(kind === 'CANCELLED' && {
      struck: formatWindow(notice.lockoutStartsAt, notice.expectedEndAt, zone, now),
    }),
  };
}

const moveEntry = (move: MoveSummary, { zone, now }: Omit<Props, 'history'>): Entry => ({
  key: move.id,
  at: move.movedAt,
  text: 'The date moved',
  struck: formatWindow(move.fromLockoutStartsAt, move.fromExpectedEndAt, zone, now),
  note: move.reason,
});

/** Notices and moves of all attempts in one list, newest first; a moved date keeps its old window, struck through. */
export function UpgradeHistory({ history, ...shown }: Props) {
  const { readerZone, now } = shown;
  const entries = [
    ...history.notices.map((notice) => noticeEntry(notice, shown)),
    ...history.moves.map((move) => moveEntry(move, shown)),
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
