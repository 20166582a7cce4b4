import { unstable_rethrow } from 'next/navigation';
import type { CaseFormState } from '@/lib/cases/actions';

/** What a form does to a case: a server action. */
export type CaseAct = (previous: CaseFormState, form: FormData) => Promise<CaseFormState>;

const LOST =
  'The connection failed before there was an answer. What you typed is kept. Look whether it arrived, then try again.';
const UNANSWERED = 'unanswered';

/** Nobody knows whether it was done. */
export const isUnanswered = (state: CaseFormState): boolean => state?.code === UNANSWERED;

/** The same act, whose lost connection is an answer of the form, in these words, instead of a broken page. */
export function answered(act: CaseAct, lost = LOST): CaseAct {
  return async (previous, form) => {
    try {
      return await act(previous, form);
    } catch (error) {
      unstable_rethrow(error);
      return { ok: false, errors: [{ path: '', message: lost }], code: UNANSWERED };
    }
  };
}

/** Of taking the next case: another try would take another one. */
export const TAKING_LOST =
  'The connection failed before there was an answer. Look under “Mine” whether a case came to you, then try again.';
