import { StatusBadge } from '@/components/ui/status-badge';
import { formatInstant, formatWindow, zoneName } from '@/components/ui/time';
import type { DryRun } from './dry-run';

type Props = {
  dryRun: DryRun;
  accountZone: string;
  readerZone: string;
  adminCount: number;
  now: Date;
};

/** What would happen: the window in both zones, who is told when, and what speaks against it. */
export function DryRunView({ dryRun, accountZone, readerZone, adminCount, now }: Props) {
  const { window, warnings, reminders, overlaps, freezes } = dryRun;
  const zones = [...new Set([accountZone, readerZone])];
  return (
    <section
      aria-label="What this would do"
      aria-live="polite"
      className="flex flex-col gap-4 rounded-lg border bg-sunken p-4 text-sm"
    >
      <h3 className="text-base">What this would do</h3>
      {!window && warnings.length === 0 && <p className="text-muted">Choose a day and a time.</p>}
      {window && (
        <>
          <div>
            <p className="text-muted">Account Manager is closed</p>
            {zones.map((zone, index) => (
              <p key={zone} className={index === 0 ? 'text-base font-semibold' : 'text-muted'}>
                <time dateTime={window.lockoutStartsAt.toISOString()}>
                  {formatWindow(window.lockoutStartsAt, window.expectedEndAt, zone, now)}
                </time>
                {index === 0 ? '' : ' (you)'}
              </p>
            ))}
          </div>
          <Told reminders={reminders} adminCount={adminCount} zone={readerZone} now={now} />
          <p>
            {overlaps === 0
              ? 'No other account of the region is closed at that time.'
              : `${overlaps} other ${overlaps === 1 ? 'account' : 'accounts'} of the region ${overlaps === 1 ? 'is' : 'are'} closed at that time.`}
          </p>
        </>
      )}
      {freezes.map((freeze) => (
        <StatusBadge key={freeze} meaning="urgent" className="whitespace-normal">
          Freeze: {freeze}
        </StatusBadge>
      ))}
      {warnings.map((warning) => (
        <StatusBadge key={warning} meaning="attention" className="whitespace-normal">
          {warning}
        </StatusBadge>
      ))}
    </section>
  );
}

type ToldProps = { reminders: DryRun['reminders']; adminCount: number; zone: string; now: Date };

function Told({ reminders, adminCount, zone, now }: ToldProps) {
  if (adminCount === 0) return <p>The account has no admin: nobody is told.</p>;
  return (
    <div>
      <p className="text-muted">
        Mails to {adminCount} {adminCount === 1 ? 'admin' : 'admins'} ({zoneName(zone)})
      </p>
      <ul className="mt-1 flex flex-col gap-1">
        <li className="flex justify-between gap-3">
          <span>The date</span>
          <span className="text-muted">now</span>
        </li>
        {reminders.map(({ label, at }) => (
          <li key={label} className="flex justify-between gap-3">
            <span>{label}</span>
            <time dateTime={at.toISOString()} className="text-muted">
              {formatInstant(at, zone, now)}
            </time>
          </li>
        ))}
      </ul>
    </div>
  );
}
