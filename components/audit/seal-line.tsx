import { Callout } from '@/components/ui/callout';
import { StatusBadge } from '@/components/ui/status-badge';
import { formatInstant } from '@/components/ui/time';
import type { SealStatus } from '@/lib/audit/types';

type Props = { status: SealStatus; zone: string; now: Date };

/** Whether the record is what was written, how far that is certain, and since when. */
export function SealLine({ status, zone, now }: Props) {
  const { sealedAt, sealedTo, checkedAt, finding } = status;
  const at = (instant: Date) => formatInstant(instant, zone, now);
  const sealed =
    sealedAt && sealedTo !== null
      ? `Sealed up to entry ${sealedTo} on ${at(sealedAt)}.`
      : 'Nothing is sealed yet; the worker seals what is new every half minute.';
  if (finding && checkedAt)
    return (
      <Callout meaning="urgent" role="note" title="The record is not what was written">
        {finding} Found on {at(checkedAt)}. Keep the database and its backups as they are. {sealed}
      </Callout>
    );
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
      {checkedAt && <StatusBadge meaning="done">Verified on {at(checkedAt)}</StatusBadge>}
      {sealed}
      {!checkedAt && ' It is verified once a day, at 04:17 UTC.'}
    </p>
  );
}
