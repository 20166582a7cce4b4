'use server';

import { revalidatePath } from 'next/cache';
import { actionContext } from '@/lib/auth/loaders';
import { addFreeze } from '../commands/add-freeze';
import { endFreeze } from '../commands/end-freeze';
import { accountIn, field, refused, type WaveFormState } from './form';

export async function addFreezeAction(_: WaveFormState, form: FormData): Promise<WaveFormState> {
  const scope = field(form, 'scope');
  try {
    await addFreeze(await actionContext(), {
      scope,
      region: scope === 'REGION' ? field(form, 'region') : null,
      accountNumber: scope === 'ACCOUNT' ? accountIn(form) : null,
      firstDay: field(form, 'firstDay'),
      lastDay: field(form, 'lastDay'),
      reason: field(form, 'reason'),
    });
    revalidatePath('/operations/freezes');
    return { ok: true, message: 'Added. Nothing new is planned on these days.', errors: [] };
  } catch (error) {
    return refused(error);
  }
}

export async function endFreezeAction(_: WaveFormState, form: FormData): Promise<WaveFormState> {
  try {
    await endFreeze(await actionContext(), { id: field(form, 'id') });
    revalidatePath('/operations/freezes');
    return { ok: true, message: 'Ended.', errors: [] };
  } catch (error) {
    return refused(error);
  }
}
