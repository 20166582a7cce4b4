'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { actionContext } from '@/lib/auth/loaders';
import { invalidFrom } from '@/lib/platform/command';
import { type FieldError, Invalid } from '@/lib/platform/errors';
import { withdrawUpgrade } from '@/lib/upgrades/commands/withdraw-upgrade';
import { applyPlan } from '../commands/apply-plan';
import { moveWave } from '../commands/move-wave';
import { planMoveOf, planOf } from '../data/plan';
import { getWave } from '../data/wave-record';
import { assertMayPlan } from '../policy';
import { moveWaveInput, type PlanSource, planBody } from '../schema';
import type { DryRun } from '../types';
import { accountIn, field, numberIn, refused, versionIn, type WaveFormState } from './form';

/** A dry run, with the source it is about: that and nothing else is what can be applied. */
export type PlanState = { ok: boolean; errors: FieldError[]; plan?: DryRun; asked?: string } | null;

const askedSchema = z.record(z.string(), z.unknown());

function sourceIn(form: FormData): PlanSource {
  const given = (name: string) => field(form, name) || undefined;
  const filter = {
    q: given('q'),
    phase: given('phase'),
    serviceLevel: given('serviceLevel'),
    product: given('product'),
    limit: given('limit') === undefined ? undefined : numberIn(form, 'limit'),
  };
  const parsed = planBody.safeParse(
    field(form, 'by') === 'csv' ? { csv: String(form.get('csv') ?? '') } : { filter },
  );
  if (parsed.success) return parsed.data;
  const { errors } = invalidFrom(parsed.error);
  throw new Invalid(errors.map(({ path, message }) => ({ path: path.replace(/^filter\./, ''), message })));
}

/** What a dry run was about, as the form brings it back; the command checks all of it again. */
function askedIn(form: FormData): Record<string, unknown> {
  try {
    return askedSchema.parse(JSON.parse(field(form, 'asked')));
  } catch {
    throw Invalid.field('', 'The dry run could not be read. Make it again; nothing was changed.');
  }
}

/** What putting the accounts of the form into the wave would do; nothing is changed. */
export async function planAction(_: PlanState, form: FormData): Promise<PlanState> {
  try {
    const { actor, clock } = await actionContext();
    assertMayPlan(actor);
    const source = sourceIn(form);
    const plan = await planOf(await getWave(field(form, 'id')), source, clock.now());
    return { ok: true, errors: [], plan, asked: JSON.stringify(source) };
  } catch (error) {
    return refused(error);
  }
}

const accountsAre = (count: number) => (count === 1 ? '1 account is' : `${count} accounts are`);

export async function applyPlanAction(_: WaveFormState, form: FormData): Promise<WaveFormState> {
  const id = field(form, 'id');
  try {
    const source = askedIn(form);
    const run = await applyPlan(await actionContext(), {
      ...source,
      id,
      fingerprint: field(form, 'fingerprint'),
    });
    revalidatePath(`/operations/waves/${id}`);
    return { ok: true, message: `${accountsAre(run.total)} being scheduled.`, errors: [] };
  } catch (error) {
    return refused(error);
  }
}

/** What moving the wave would do; nothing is changed. */
export async function planMoveAction(_: PlanState, form: FormData): Promise<PlanState> {
  const given = { id: field(form, 'id'), day: field(form, 'day'), reason: field(form, 'reason') };
  try {
    const { actor, clock } = await actionContext();
    assertMayPlan(actor);
    const parsed = moveWaveInput.safeParse(given);
    if (!parsed.success) throw invalidFrom(parsed.error);
    const plan = await planMoveOf(await getWave(given.id), given.day, clock.now());
    return { ok: true, errors: [], plan, asked: JSON.stringify(given) };
  } catch (error) {
    return refused(error);
  }
}

const movedWords = (accounts: number) =>
  accounts === 0
    ? 'The wave has moved. No account moves with it.'
    : `The wave has moved. ${accountsAre(accounts)} being moved with it.`;

export async function moveWaveAction(_: WaveFormState, form: FormData): Promise<WaveFormState> {
  try {
    const given = askedIn(form);
    const ctx = await actionContext(versionIn(form));
    const { wave, run } = await moveWave(ctx, { ...given, fingerprint: field(form, 'fingerprint') });
    revalidatePath(`/operations/waves/${wave.id}`);
    return { ok: true, message: movedWords(run?.total ?? 0), errors: [] };
  } catch (error) {
    return refused(error);
  }
}

/** Takes an account out of its wave: its date is withdrawn. */
export async function removeAccountAction(_: WaveFormState, form: FormData): Promise<WaveFormState> {
  try {
    const ctx = await actionContext(versionIn(form));
    await withdrawUpgrade(ctx, { accountNumber: accountIn(form) });
    revalidatePath(`/operations/waves/${field(form, 'id')}`);
    return { ok: true, message: 'The account is out of the wave; its admins are told.', errors: [] };
  } catch (error) {
    return refused(error);
  }
}
