import 'server-only';
import type { z } from 'zod';
import { requireRole } from '@/lib/platform/actor';
import { type CommandContext, invalidFrom } from '@/lib/platform/command';
import { AppError, Invalid, PreconditionFailed } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import { getUpgrade } from '../data/state';
import { phaseOf } from '../rules/phase';
import { refusalOf } from '../rules/reports';
import { reportUpgradesInput } from '../schema';
import { completeUpgrade } from './complete-upgrade';
import { failUpgrade } from './fail-upgrade';
import { startUpgrade } from './start-upgrade';
import { withdrawUpgrade } from './withdraw-upgrade';

type Input = z.output<typeof reportUpgradesInput>;
type Listed = Input['accounts'][number];
/** What became of one account of many; `refused` says why nothing was changed for it. */
export type AccountReport = { accountNumber: number; refused: string | null };

/**
 * One report for many accounts, each in its own transaction: what is refused for one stops none of the others, and each
 * is told apart in the answer. @throws Forbidden, Invalid before anything is changed
 */
export async function reportUpgrades(ctx: CommandContext, input: unknown): Promise<AccountReport[]> {
  requireRole(ctx.actor, 'OPERATIONS');
  const parsed = reportUpgradesInput.safeParse(input);
  if (!parsed.success) throw invalidFrom(parsed.error);
  const reports: AccountReport[] = [];
  for (const account of parsed.data.accounts) reports.push(await reportOne(ctx, parsed.data, account));
  return reports;
}

async function reportOne(ctx: CommandContext, input: Input, account: Listed): Promise<AccountReport> {
  const { accountNumber, version } = account;
  try {
    await run({ ...ctx, expectedVersion: version }, input, accountNumber);
    return { accountNumber, refused: null };
  } catch (error) {
    return { accountNumber, refused: await reasonOf(error, ctx, input, accountNumber) };
  }
}

function run(ctx: CommandContext, { verb, reason }: Input, accountNumber: number): Promise<unknown> {
  if (verb === 'start') return startUpgrade(ctx, { accountNumber });
  if (verb === 'complete') return completeUpgrade(ctx, { accountNumber });
  if (verb === 'fail') return failUpgrade(ctx, { accountNumber, reason });
  return withdrawUpgrade(ctx, { accountNumber });
}

/** Where somebody was faster, what they did says more than that they did. */
async function reasonOf(error: unknown, ctx: CommandContext, { verb }: Input, accountNumber: number) {
  if (error instanceof PreconditionFailed && verb !== 'withdraw') {
    const { upgrade } = await getUpgrade(ctx.actor.scope, accountNumber);
    return refusalOf(verb, phaseOf(upgrade, ctx.clock.now()))?.[1] ?? error.message;
  }
  if (error instanceof Invalid) return error.errors[0]?.message ?? error.message;
  if (error instanceof AppError) return error.message;
  log.error({ error, accountNumber, verb }, 'upgrades.report_failed');
  return 'The server could not do it, and nothing was changed. Report it again.';
}
