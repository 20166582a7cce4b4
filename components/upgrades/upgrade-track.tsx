import { type Step, type StepState, Steps } from '@/components/ui/steps';
import { formatDate, formatTime, zoneName } from '@/components/ui/time';
import type { Phase, UpgradeRecord } from '@/lib/upgrades/types';

type Props = { phase: Phase; upgrade: UpgradeRecord | null; zone: string; now: Date };

const position: Record<Phase, number> = {
  NOT_SCHEDULED: 0,
  SCHEDULED: 1,
  LOCKED_OUT: 2,
  UPGRADING: 3,
  OVERRUNNING: 3,
  FAILED: 3,
  COMPLETED: 5,
};

/** The five steps of an account's upgrade, each with its real time in the account's zone once there is one. */
export function UpgradeTrack({ phase, upgrade, zone, now }: Props) {
  const at: At = (prefix, instant) =>
    instant ? (
      <>
        <span className="sm:block">{prefix}</span>{' '}
        <time dateTime={instant.toISOString()} className="whitespace-nowrap">
          {formatDate(instant, zone, now)}, {formatTime(instant, zone)}
        </time>
      </>
    ) : undefined;
  const steps: readonly Omit<Step, 'state'>[] = [
    { label: 'Not scheduled' },
    { label: 'Scheduled', detail: at('on', upgrade?.scheduledAt) },
    { label: 'Locked out', detail: at('from', upgrade?.lockoutStartsAt) },
    { label: 'Upgrading', detail: upgradingDetail(upgrade, at) },
    { label: 'Done', detail: doneDetail(phase, upgrade, at) },
  ];
  const current = position[phase];
  const stateOf = (index: number): StepState => {
    if (index < current) return 'done';
    if (index > current) return 'upcoming';
    return phase === 'FAILED' ? 'failed' : 'current';
  };
  return (
    <div>
      <Steps
        label="The steps of this upgrade"
        steps={steps.map((step, index) => ({ ...step, state: stateOf(index) }))}
      />
      {upgrade && <p className="mt-2 text-xs text-faint">Times on the steps are {zoneName(zone)}.</p>}
    </div>
  );
}

type At = (prefix: string, instant: Date | null | undefined) => Step['detail'];

function upgradingDetail(upgrade: UpgradeRecord | null, at: At): Step['detail'] {
  if (upgrade?.failedAt) return at('failed', upgrade.failedAt);
  return at('from', upgrade?.startedAt ?? upgrade?.upgradeStartsAt);
}

function doneDetail(phase: Phase, upgrade: UpgradeRecord | null, at: At): Step['detail'] {
  if (upgrade?.completedAt) return at('since', upgrade.completedAt);
  if (phase === 'FAILED') return 'A new date follows';
  return at(phase === 'OVERRUNNING' ? 'was expected' : 'expected', upgrade?.expectedEndAt);
}
