import { promiseInWords } from '@/components/cases/promise-words';
import { Callout } from '@/components/ui/callout';
import { LocalWindow } from '@/components/ui/local-time';
import type { loadCase } from '@/lib/cases/loaders/customers';
import { isOpen } from '@/lib/cases/rules/status';
import { isLockedPhase } from '@/lib/upgrades/rules/phase';

export type LoadedCase = Awaited<ReturnType<typeof loadCase>>;
type Props = { loaded: LoadedCase; zone: string };

/** Right after filing: it arrived, and what happens next. */
export function Filed({ loaded, zone }: Props) {
  const { detail, promises } = loaded;
  const promise = promiseInWords(promises, detail.severity, zone);
  return (
    <Callout meaning="done" role="status" title={`Filed as ${detail.number}`}>
      It will be {promise}. A specialist takes it from the queue; every step shows here by itself, and what
      they ask you is answered below.
    </Callout>
  );
}

export const reportHref = ({ number, accountNumber }: LoadedCase['detail']): string =>
  `/cases/new?account=${accountNumber}&kind=technical&related=${number}`;

export const reportLabel = ({ kind }: LoadedCase['detail']): string =>
  kind === 'USER_ADMINISTRATION' ? 'Report a problem with this request' : 'Report that it is still broken';

/** The account's lockout, where it lies in the way of this request. */
export function LockoutAhead({ loaded, zone }: Props) {
  const { detail, account, upgrade, phase, now } = loaded;
  const concerns = detail.kind === 'USER_ADMINISTRATION' && isOpen(detail.status);
  if (!concerns || !upgrade) return null;
  const locked = isLockedPhase(phase);
  const falls =
    phase === 'SCHEDULED' && detail.completeBy !== null && upgrade.lockoutStartsAt <= detail.completeBy;
  if (!locked && !falls) return null;
  return (
    <Callout
      meaning={locked ? 'attention' : 'calm'}
      title={locked ? `${account.name} is being upgraded right now` : `${account.name} is upgraded meanwhile`}
    >
      Lockout{' '}
      <LocalWindow
        start={upgrade.lockoutStartsAt}
        end={upgrade.expectedEndAt}
        zone={account.timeZone}
        readerZone={zone}
        now={now}
      />
      . Work on users waits until it is over; the deadline stays.
    </Callout>
  );
}
