import 'server-only';
import { accountNumberIn } from '@/lib/accounts/rules';
import { AppError, type FieldError, Invalid } from '@/lib/platform/errors';

/** What a form hears back: done, or why not, each reason at its field. */
export type WaveFormState = { ok: boolean; message?: string; errors: FieldError[] } | null;

export const field = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

/** The number a field holds; text that is none is refused by the command's schema. */
export const numberIn = (form: FormData, name: string): number => {
  const text = field(form, name);
  return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
};

export const accountIn = (form: FormData): number =>
  accountNumberIn(field(form, 'accountNumber')) ?? Number.NaN;

/** The version that a form was made from, absent where it makes something new. */
export const versionIn = (form: FormData): number | undefined => {
  const text = field(form, 'version');
  return text === '' ? undefined : Number(text);
};

/** Refusals that belong to one field. */
const fieldOf: Readonly<Record<string, string>> = { name_taken: 'name', wave_not_empty: 'day' };

/** A refusal in the form's words; anything else is a fault. */
export function refused(error: unknown): { ok: false; errors: FieldError[] } {
  if (error instanceof Invalid) return { ok: false, errors: error.errors };
  if (error instanceof AppError)
    return { ok: false, errors: [{ path: fieldOf[error.code] ?? '', message: error.message }] };
  throw error;
}
