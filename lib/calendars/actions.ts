'use server';

import { revalidatePath } from 'next/cache';
import { actionContext, requirePageActor } from '@/lib/auth/loaders';
import { invalidFrom } from '@/lib/platform/command';
import { AppError, type FieldError, Invalid } from '@/lib/platform/errors';
import { adoptPolicy } from './commands/adopt-policy';
import { removeClosedDay } from './commands/remove-closed-day';
import { setClosedDay } from './commands/set-closed-day';
import { withdrawPolicy } from './commands/withdraw-policy';
import { loadCalendars, loadPreview } from './loaders';
import { casesAround, instantIn } from './rules/dates';
import { promisesIn } from './rules/form';
import { promisesSchema, setClosedDayInput } from './schema';
import type { Preview } from './types';

const HERE = '/operations/calendars';

/** What a form hears: what would change, that it was done, or why not, each reason at its field. */
export type CalendarState = {
  ok: boolean;
  errors: FieldError[];
  message?: string;
  preview?: Preview;
} | null;

const valuesOf = (form: FormData) => (name: string) => String(form.get(name) ?? '').trim();

function refused(error: unknown): CalendarState {
  if (error instanceof Invalid) {
    const errors = error.errors.length > 0 ? error.errors : [{ path: '', message: error.message }];
    return { ok: false, errors };
  }
  if (error instanceof AppError) return { ok: false, errors: [{ path: '', message: error.message }] };
  throw error;
}

const done = (message: string): CalendarState => {
  revalidatePath(HERE);
  return { ok: true, errors: [], message };
};

/** Shows what a policy would change, or adopts it: the button that was pressed says which. */
export async function policyAction(_: CalendarState, form: FormData): Promise<CalendarState> {
  const value = valuesOf(form);
  try {
    const ctx = await actionContext(Number(value('version')));
    const person = await requirePageActor(HERE, 'OPERATIONS');
    const promises = promisesIn(value);
    if (value('intent') === 'adopt') {
      const effectiveFrom = instantIn(value('effectiveFrom'), person.timeZone);
      const { version } = await adoptPolicy(ctx, { ...promises, effectiveFrom });
      return done(
        `Policy ${version} is adopted. Cases received before it takes effect keep their deadlines.`,
      );
    }
    const checked = promisesSchema.safeParse(promises);
    if (!checked.success) throw invalidFrom(checked.error);
    const { latest } = await loadCalendars(person);
    return { ok: true, errors: [], preview: await loadPreview({ policy: { ...latest, ...checked.data } }) };
  } catch (error) {
    return refused(error);
  }
}

export async function withdrawPolicyAction(_: CalendarState, form: FormData): Promise<CalendarState> {
  try {
    const { version } = await withdrawPolicy(await actionContext(), { version: Number(form.get('version')) });
    return done(`Policy ${version} is withdrawn. Nothing was promised by it.`);
  } catch (error) {
    return refused(error);
  }
}

/** Shows what an exception would change, or sets it. */
export async function closedDayAction(_: CalendarState, form: FormData): Promise<CalendarState> {
  const value = valuesOf(form);
  const given = { region: value('region'), date: value('date'), state: value('state'), name: value('name') };
  try {
    const ctx = await actionContext();
    if (value('intent') === 'set') {
      const { date } = await setClosedDay(ctx, given);
      return done(`${date} is set. It counts for cases received, or recalculated, from now on.`);
    }
    const person = await requirePageActor(HERE, 'OPERATIONS');
    const parsed = setClosedDayInput.safeParse({ ...given, name: given.name || '–' });
    if (!parsed.success) throw invalidFrom(parsed.error);
    const { latest, exceptions } = await loadCalendars(person);
    const others = exceptions.filter(
      ({ region, date }) => region !== parsed.data.region || date !== parsed.data.date,
    );
    const { region, date } = parsed.data;
    const examples = casesAround(date, region, latest.regions[region].timeZone);
    return {
      ok: true,
      errors: [],
      preview: await loadPreview({ closedDays: [...others, parsed.data] }, examples),
    };
  } catch (error) {
    return refused(error);
  }
}

export async function removeClosedDayAction(_: CalendarState, form: FormData): Promise<CalendarState> {
  try {
    const given = { region: form.get('region'), date: form.get('date') };
    const { date } = await removeClosedDay(await actionContext(), given);
    return done(`${date} follows the rule again.`);
  } catch (error) {
    return refused(error);
  }
}
