import { unstable_rethrow } from 'next/navigation';
import type { CaseFormState } from '@/lib/cases/actions';

/** What a form does to a case: a server action. */
export type CaseAct = (previous: CaseFormState, form: FormData) => Promise<CaseFormState>;

const LOST =
  'The connection failed before there was an answer. What you typed is kept. Look whether it arrived, then try again.';

/** The same act, whose lost connection is an answer of the form instead of a broken page. */
export function answered(act: CaseAct): CaseAct {
  return async (previous, form) => {
    try {
      return await act(previous, form);
    } catch (error) {
      unstable_rethrow(error);
      return { ok: false, errors: [{ path: '', message: LOST }] };
    }
  };
}
