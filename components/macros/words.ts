import { formatInstant, formatWindow } from '@/components/ui/time';
import { firstNameOf, type MacroValues, type Variable, variablesIn } from '@/lib/macros/rules';
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

/** What in the text doesn't hold on this case, for whoever sends it; empty when all of it does. */
export function cautionOf(body: string, { now, respondBy, completeBy, lockout }: MacroFacts): string {
  const has = (variable: Variable) => variablesIn(body).includes(variable);
  const doubts = [
    has('respondBy') && respondBy <= now && 'the answer date in it has passed',
    has('completeBy') && completeBy === null && 'there is no completion date',
    has('completeBy') && completeBy !== null && completeBy <= now && 'the completion date in it has passed',
    has('lockout') && lockout === null && 'the account has no lockout ahead',
  ].filter(Boolean);
  return doubts.length === 0 ? '' : `Check the text before sending: ${doubts.join(', and ')}.`;
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
