'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { actionContext } from '@/lib/auth/loaders';
import { changeWave } from '../commands/change-wave';
import { createWave } from '../commands/create-wave';
import { field, numberIn, refused, versionIn, type WaveFormState } from './form';

function termsIn(form: FormData) {
  return {
    name: field(form, 'name'),
    day: field(form, 'day'),
    opensAt: field(form, 'opensAt'),
    closesAt: field(form, 'closesAt'),
    capacityPerHour: numberIn(form, 'capacityPerHour'),
    lockoutLeadMinutes: numberIn(form, 'lockoutLeadMinutes'),
    durationMinutes: numberIn(form, 'durationMinutes'),
    minimumNoticeHours: numberIn(form, 'minimumNoticeHours'),
  };
}

export async function createWaveAction(_: WaveFormState, form: FormData): Promise<WaveFormState> {
  let id: string;
  try {
    const ctx = await actionContext();
    ({ id } = await createWave(ctx, { ...termsIn(form), region: field(form, 'region') }));
  } catch (error) {
    return refused(error);
  }
  redirect(`/operations/waves/${id}`);
}

export async function changeWaveAction(_: WaveFormState, form: FormData): Promise<WaveFormState> {
  const id = field(form, 'id');
  try {
    await changeWave(await actionContext(versionIn(form)), { ...termsIn(form), id });
    revalidatePath(`/operations/waves/${id}`);
    return { ok: true, message: 'Saved. It holds for what is planned from now on.', errors: [] };
  } catch (error) {
    return refused(error);
  }
}
