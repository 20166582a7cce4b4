import type { BulkReport } from '@/lib/upgrades/actions';
import { refusalOf } from '@/lib/upgrades/rules/reports';
import type { Phase } from '@/lib/upgrades/types';

export type BulkVerb = BulkReport['verb'];
/** An account of the board that something can be reported about, as the person sees it now. */
export type BulkTarget = {
  accountNumber: number;
  name: string;
  version: number;
  phase: Phase;
  isStarted: boolean;
};

export const accountsInWords = (count: number) => `${count} ${count === 1 ? 'account' : 'accounts'}`;

type Words = { label: string; row: string; does: string; done: string; happens: string; pending: string };

export const bulkWords: Record<BulkVerb, Words> = {
  start: {
    label: 'Start',
    row: 'Start',
    does: 'Start the upgrade of',
    done: 'started',
    happens: 'The upgrade counts as under way. Account Manager stays closed until it is reported finished.',
    pending: 'Starting…',
  },
  complete: {
    label: 'Complete',
    row: 'Complete',
    does: 'Complete the upgrade of',
    done: 'completed',
    happens: 'The accounts are on X Series, Admin Console opens, and their admins are told.',
    pending: 'Completing…',
  },
  fail: {
    label: 'Report a failure',
    row: 'Fail',
    does: 'Report a failure of',
    done: 'reported as failed',
    happens: 'Account Manager opens again, the admins are told, and the accounts can be given another date.',
    pending: 'Reporting…',
  },
  withdraw: {
    label: 'Withdraw the date',
    row: 'Withdraw',
    does: 'Withdraw the date of',
    done: 'withdrawn',
    happens: 'The accounts are back to not scheduled, and their admins are told that the date is called off.',
    pending: 'Withdrawing…',
  },
};

/** Whether a report makes sense of an account; the command decides again. */
export function isPossible(verb: BulkVerb, { phase, isStarted }: BulkTarget): boolean {
  if (verb === 'withdraw') return phase === 'SCHEDULED';
  return refusalOf(verb, phase) === null && !(verb === 'start' && isStarted);
}

/** The reports that make sense of at least one of them; the others are named before anything is sent. */
export const verbsOf = (targets: readonly BulkTarget[]): BulkVerb[] =>
  BULK_VERBS.filter((verb) => targets.some((target) => isPossible(verb, target)));

const BULK_VERBS = ['start', 'complete', 'fail', 'withdraw'] as const satisfies readonly BulkVerb[];

/** The reports that a row offers: a start once, an end once the upgrade runs. Dates are withdrawn by ticking. */
export function verbsFor(phase: Phase, startedAt: Date | null): BulkVerb[] {
  if (phase === 'LOCKED_OUT') return ['start', 'fail'];
  if (phase !== 'UPGRADING' && phase !== 'OVERRUNNING') return [];
  return startedAt ? ['complete', 'fail'] : ['start', 'complete', 'fail'];
}
