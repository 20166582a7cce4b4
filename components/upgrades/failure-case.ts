import { formatInstant, formatWindow, formatYourTime } from '@/components/ui/time';
import type { Phase, UpgradeRecord } from '@/lib/upgrades/types';

type Account = { number: number; name: string; timeZone: string };
type Given = { account: Account; upgrade: UpgradeRecord | null; phase: Phase; readerZone: string };

/** What a person may change before sending. */
export type FailureCase = { subject: string; description: string; severity: 'S3' };

const SUBJECT_CHARACTERS = 160;
const ENDING = ' to X Series did not complete';

/** Where a technical case about the account's failed upgrade is filed; the form takes the facts from the account itself. */
export const failureCaseHref = (accountNumber: number) =>
  `/cases/new?account=${accountNumber}&kind=technical&about=upgrade`;

function subjectFor(name: string): string {
  const room = SUBJECT_CHARACTERS - 'Upgrade of '.length - ENDING.length;
  return `Upgrade of ${name.length > room ? `${name.slice(0, room - 1)}…` : name}${ENDING}`;
}

/**
 * A technical case about an upgrade that did not complete, ready to be edited; null in any other phase. Times are the
 * account's, the reader's beside them. Account Manager is open again, so nothing important is down: S3 (facts.md S8, U9).
 */
export function failureCase({ account, upgrade, phase, readerZone }: Given): FailureCase | null {
  if (!upgrade?.failedAt || phase !== 'FAILED') return null;
  const { lockoutStartsAt, expectedEndAt, failedAt, wave, failureReason } = upgrade;
  const zone = account.timeZone;
  const yours = formatYourTime(lockoutStartsAt, expectedEndAt, zone, readerZone);
  const lines = [
    `The upgrade of ${account.name} (${account.number}) to X Series did not complete.`,
    '',
    `Planned lockout: ${formatWindow(lockoutStartsAt, expectedEndAt, zone)}${yours ? ` (${yours})` : ''}`,
    `Time zone of the account: ${zone}`,
    `Reported as failed: ${formatInstant(failedAt, zone)}`,
    ...(wave ? [`Wave: ${wave}`] : []),
    `Reason given: ${failureReason ?? 'none'}`,
  ];
  return { subject: subjectFor(account.name), description: lines.join('\n'), severity: 'S3' };
}
