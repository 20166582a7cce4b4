import 'server-only';
import type { Work } from '@/lib/platform/command';
import { Conflict, Forbidden } from '@/lib/platform/errors';
import { getAssignable, getPerson } from '../data/staff';
import { assertMayChange } from '../policy';
import { assertCanBecome } from '../rules/status';
import { assign, close, open, pause, resolve, type Step } from '../rules/work';
import { type ChangeCaseInput, type Corrections, changeCaseInput } from '../schema/changes';
import type { CaseState, CaseStatus } from '../types';
import { severityStep } from './change-severity';
import { caseCommand } from './save-change';

const STEP_TO: Partial<Record<CaseStatus, Step>> = {
  OPEN: open,
  WAITING_ON_CUSTOMER: pause,
  RESOLVED: resolve,
  CLOSED: close,
};

/** Several corrections at once, all or none, under one version: what the API's `PATCH` does. */
export const changeCase = caseCommand({
  name: 'case.changed',
  input: changeCaseInput,
  plan(work, state, change) {
    assertMayChange(work.actor, change);
    return stepsOf(work, state, change);
  },
});

async function stepsOf(work: Work, state: CaseState, change: ChangeCaseInput): Promise<Step[]> {
  const steps = await correctionSteps(work, state, change);
  if (change.status !== undefined && change.status !== state.status) steps.push(stepTo(state, change.status));
  return steps;
}

/** Severity and assignee, to come first: a status that ends the work would forbid them. */
export async function correctionSteps(work: Work, state: CaseState, change: Corrections): Promise<Step[]> {
  const steps: Step[] = [];
  if (change.severity !== undefined) steps.push(await severityStep(work, state, change.severity));
  if (change.assignee !== undefined) {
    const to = change.assignee === null ? null : await getAssignable(work.tx, work.actor, change.assignee);
    steps.push(assign(await getPerson(work.tx, state.assigneeId), to));
  }
  return steps;
}

function stepTo(state: CaseState, status: CaseStatus): Step {
  if (status === 'CANCELLED') throw new Forbidden('Only the customer can cancel a request.');
  const step = STEP_TO[status];
  if (step) return step;
  assertCanBecome(state.status, status);
  throw new Conflict('A case can’t become new again.', 'status');
}
