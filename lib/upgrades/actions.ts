'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { accountNumberIn } from '@/lib/accounts/rules';
import { actionContext, unlessRefused } from '@/lib/auth/loaders';
import type { CommandContext } from '@/lib/platform/command';
import { env } from '@/lib/platform/env';
import { AppError, type FieldError, Invalid } from '@/lib/platform/errors';
import { completeUpgrade } from './commands/complete-upgrade';
import { failUpgrade } from './commands/fail-upgrade';
import { openPortalSession } from './commands/open-portal-session';
import { putAwayGuide } from './commands/put-away-guide';
import { renewCalendarFeed } from './commands/renew-calendar-feed';
import { type AccountReport, reportUpgrades } from './commands/report-upgrades';
import { revokeCalendarFeed } from './commands/revoke-calendar-feed';
import { scheduleUpgrade } from './commands/schedule-upgrade';
import { startUpgrade } from './commands/start-upgrade';
import { withdrawUpgrade } from './commands/withdraw-upgrade';
import { instantsOf } from './rules/wall-time';

/** What a form hears back: done, or why not, each reason at its field. */
export type UpgradeFormState = { ok: boolean; message?: string; errors: FieldError[] } | null;

const field = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

/** The number a field holds; text that is none is refused by the command's schema. */
const numberIn = (form: FormData, name: string) => {
  const text = field(form, name);
  return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
};

const accountIn = (form: FormData) => accountNumberIn(field(form, 'accountNumber')) ?? Number.NaN;

function refused(error: unknown): UpgradeFormState {
  if (error instanceof Invalid) return { ok: false, errors: error.errors };
  if (error instanceof AppError) return { ok: false, errors: [{ path: '', message: error.message }] };
  throw error;
}

/** Runs a command on the account of a form, against the version the person saw. */
async function run(
  form: FormData,
  message: string,
  work: (ctx: CommandContext, accountNumber: number) => Promise<unknown>,
): Promise<UpgradeFormState> {
  const accountNumber = accountIn(form);
  try {
    const version = field(form, 'version');
    await work(await actionContext(version === '' ? undefined : Number(version)), accountNumber);
    revalidatePath(`/operations/${accountNumber}`);
    return { ok: true, message, errors: [] };
  } catch (error) {
    return refused(error);
  }
}

/** A wall time in the chosen zone: the skipped hour is refused, of the repeated one the earlier is taken. */
function startIn(form: FormData): string {
  const [at] = instantsOf(field(form, 'date'), field(form, 'time'), field(form, 'zone'));
  if (!at) throw Invalid.field('time', 'This date and time does not exist in that zone. Choose another.');
  return at.toISOString();
}

export async function scheduleUpgradeAction(_: UpgradeFormState, form: FormData): Promise<UpgradeFormState> {
  return run(form, 'The date is set, and the admins are told.', async (ctx, accountNumber) =>
    scheduleUpgrade(ctx, {
      accountNumber,
      upgradeStartsAt: startIn(form),
      lockoutLeadMinutes: numberIn(form, 'lockoutLeadMinutes'),
      durationMinutes: numberIn(form, 'durationMinutes'),
      wave: field(form, 'wave') || null,
      reason: field(form, 'reason') || undefined,
    }),
  );
}

export async function withdrawUpgradeAction(_: UpgradeFormState, form: FormData): Promise<UpgradeFormState> {
  return run(form, 'The date is withdrawn, and the admins are told.', (ctx, accountNumber) =>
    withdrawUpgrade(ctx, { accountNumber }),
  );
}

export async function startUpgradeAction(_: UpgradeFormState, form: FormData): Promise<UpgradeFormState> {
  return run(form, 'The upgrade is under way.', (ctx, accountNumber) => startUpgrade(ctx, { accountNumber }));
}

export async function completeUpgradeAction(_: UpgradeFormState, form: FormData): Promise<UpgradeFormState> {
  return run(form, 'The account is on X Series and Admin Console is open.', (ctx, accountNumber) =>
    completeUpgrade(ctx, { accountNumber }),
  );
}

export async function failUpgradeAction(_: UpgradeFormState, form: FormData): Promise<UpgradeFormState> {
  return run(form, 'Account Manager is open again. The account can be given another date.', (ctx, number) =>
    failUpgrade(ctx, { accountNumber: number, reason: field(form, 'reason') }),
  );
}

export type BulkReport = {
  verb: 'start' | 'complete' | 'fail' | 'withdraw';
  reason?: string | undefined;
  accounts: { accountNumber: number; version: number }[];
};

/** One report for the ticked accounts of the board: what became of each, or why none was tried. */
export async function reportUpgradesAction(
  report: BulkReport,
): Promise<{ reports: AccountReport[]; errors: FieldError[] }> {
  try {
    const reports = await reportUpgrades(await actionContext(), report);
    revalidatePath('/operations');
    return { reports, errors: [] };
  } catch (error) {
    return { reports: [], errors: refused(error)?.errors ?? [] };
  }
}

/** An open portal page reports its visit. False: the gate is closed, or the page is not this person's any more. */
export async function openPortalSessionAction(accountNumber: number): Promise<boolean> {
  try {
    await openPortalSession(await actionContext(), { accountNumber });
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** Puts the guide to Admin Console away for this person and account. */
export async function putAwayGuideAction(form: FormData): Promise<void> {
  const accountNumber = accountIn(form);
  const done = await unlessRefused(actionContext().then((ctx) => putAwayGuide(ctx, { accountNumber })));
  redirect(done ? `/accounts/${accountNumber}/portal` : '/accounts');
}

/** The new private calendar address, on the screen once. */
export type CalendarFeedState = { address?: string; error?: string } | null;

export async function renewCalendarFeedAction(_: CalendarFeedState): Promise<CalendarFeedState> {
  try {
    const { secret } = await renewCalendarFeed(await actionContext(), {});
    revalidatePath('/settings');
    return { address: `${env().APP_URL}/calendar/${secret}.ics` };
  } catch (error) {
    if (error instanceof AppError) return { error: error.message };
    throw error;
  }
}

export async function revokeCalendarFeedAction(): Promise<void> {
  await unlessRefused(actionContext().then((ctx) => revokeCalendarFeed(ctx, {})));
  revalidatePath('/settings');
}
