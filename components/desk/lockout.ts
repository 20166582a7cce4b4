import type { Meaning } from '@/components/ui/meaning';
import { formatInstant, formatWindow, formatYourTime } from '@/components/ui/time';
import type { CaseDetail } from '@/lib/cases/types';
import type { Phase, UpgradeRecord } from '@/lib/upgrades/types';

const phases: Readonly<Record<Phase, { word: string; meaning: Meaning }>> = {
  NOT_SCHEDULED: { word: 'Not scheduled', meaning: 'calm' },
  SCHEDULED: { word: 'Scheduled', meaning: 'calm' },
  LOCKED_OUT: { word: 'Locked out', meaning: 'urgent' },
  UPGRADING: { word: 'Upgrading', meaning: 'urgent' },
  OVERRUNNING: { word: 'Overrunning', meaning: 'urgent' },
  COMPLETED: { word: 'Completed', meaning: 'done' },
  FAILED: { word: 'Failed', meaning: 'urgent' },
};

export const phaseWord = (phase: Phase) => phases[phase];

type Facts = {
  detail: CaseDetail;
  upgrade: UpgradeRecord | null;
  phase: Phase;
  /** The account's. */
  accountZone: string;
  zone: string;
  now: Date;
};
type Warning = { meaning: Meaning; title: string; text: string; isClosed: boolean };

/** What the account's lockout means for this case, while there are users left to complete; null when nothing. */
export function lockoutWarning({ detail, upgrade, phase, accountZone, zone, now }: Facts): Warning | null {
  const isOpen = ['NEW', 'OPEN', 'WAITING_ON_CUSTOMER'].includes(detail.status);
  if (!upgrade || !isOpen || detail.itemsDone >= detail.itemCount) return null;
  const { lockoutStartsAt, expectedEndAt } = upgrade;
  const yours = (start: Date, end: Date | null) => {
    const words = formatYourTime(start, end, accountZone, zone);
    return words ? ` (${words})` : '';
  };
  if (phase === 'LOCKED_OUT' || phase === 'UPGRADING' || phase === 'OVERRUNNING') {
    const reopens =
      phase === 'OVERRUNNING'
        ? 'The upgrade takes longer than expected; this page shows when it has ended.'
        : `It is expected to reopen ${formatInstant(expectedEndAt, accountZone, now)}${yours(expectedEndAt, null)}.`;
    return {
      isClosed: true,
      meaning: 'urgent',
      title: `${detail.accountName} is locked out for its upgrade`,
      text: `Users can’t be completed now. ${reopens} Replies and notes go on as ever.`,
    };
  }
  if (phase !== 'SCHEDULED' || !detail.completeBy || lockoutStartsAt > detail.completeBy) return null;
  const window = `${formatWindow(lockoutStartsAt, expectedEndAt, accountZone, now)}${yours(lockoutStartsAt, expectedEndAt)}`;
  return {
    isClosed: false,
    meaning: 'attention',
    title: 'The account is locked out before this is due',
    text: `${window}. Complete its users before or after: in between the directory is closed.`,
  };
}
