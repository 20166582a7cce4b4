import { formatInstant, formatWindow } from '@/components/ui/time';
import { firstNameOf, type MacroValues } from '@/lib/macros/rules';
import type { Macro, MacroFacts } from '@/lib/macros/types';

/** What goes with the text when it is sent: "resolves, S2, assigns to you"; empty for a text alone. */
export function alsoInWords({
  status,
  severity,
  assignToMe,
}: Pick<Macro, 'status' | 'severity' | 'assignToMe'>): string {
  const outcome = status === 'RESOLVE' ? 'resolves' : status === 'WAIT' ? 'waits on the customer' : null;
  return [outcome, severity && `sets ${severity}`, assignToMe && 'assigns to you'].filter(Boolean).join(', ');
}

/** The facts of a case as words for its customer, times in the account's zone. */
export function valuesOf(facts: MacroFacts): MacroValues {
  const now = new Date(facts.now);
  const at = (instant: number) => formatInstant(new Date(instant), facts.zone, now);
  const { lockout } = facts;
  return {
    'requester.firstName': firstNameOf(facts.requesterName),
    'requester.name': facts.requesterName,
    'agent.firstName': firstNameOf(facts.agentName),
    'agent.name': facts.agentName,
    'case.number': String(facts.number),
    'case.subject': facts.subject,
    'account.name': facts.accountName,
    'account.number': String(facts.accountNumber),
    respondBy: at(facts.respondBy),
    completeBy: facts.completeBy === null ? 'no date promised' : at(facts.completeBy),
    lockout: lockout
      ? formatWindow(new Date(lockout.startsAt), new Date(lockout.endsAt), facts.zone, now)
      : 'no lockout scheduled',
  };
}
