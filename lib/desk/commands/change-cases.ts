import 'server-only';
import { assignCase } from '@/lib/cases/commands/assign-case';
import { changeSeverity } from '@/lib/cases/commands/change-severity';
import { resolveCase } from '@/lib/cases/commands/resolve-case';
import { resumeCase } from '@/lib/cases/commands/resume-case';
import { waitOnCustomer } from '@/lib/cases/commands/wait-on-customer';
import { type CommandContext, invalidFrom } from '@/lib/platform/command';
import { AppError, Invalid, PreconditionFailed } from '@/lib/platform/errors';
import { type CaseFacts, getCaseFacts } from '../data/case-facts';
import { assertOnDesk } from '../policy';
import { changeCasesInput, undoChangesInput } from '../schema';
import type { BulkChange, BulkResult, Reversal } from '../types';

type Seen = { number: number; version: number };

/**
 * The same change on many cases, each a transaction of its own under the version the person saw. Sent twice, what was
 * done before is refused by its version.
 * @returns what was done, what was refused and why, and what takes it back, where it can be
 */
export async function changeCases(ctx: CommandContext, input: unknown): Promise<BulkResult> {
  assertOnDesk(ctx.actor);
  const parsed = changeCasesInput.safeParse(input);
  if (!parsed.success) throw invalidFrom(parsed.error);
  const { change } = parsed.data;
  const cases = [...new Map(parsed.data.cases.map((seen) => [seen.number, seen])).values()];
  const before = await getCaseFacts(
    ctx.actor.scope,
    cases.map(({ number }) => number),
  );
  return each(
    ctx,
    cases.map((seen) => ({ ...seen, change })),
    (seen, version) => {
      const facts = before.get(seen.number);
      // Under an equal version the facts are those that were changed.
      const back = facts?.version === seen.version ? reverseOf(change, facts) : null;
      return back && version !== seen.version ? { number: seen.number, version, change: back } : null;
    },
  );
}

/** Takes changes back where nobody has changed the case since. @returns as `changeCases` does, without another undo */
export async function undoChanges(ctx: CommandContext, input: unknown): Promise<BulkResult> {
  assertOnDesk(ctx.actor);
  const parsed = undoChangesInput.safeParse(input);
  if (!parsed.success) throw invalidFrom(parsed.error);
  return each(ctx, parsed.data, () => null);
}

async function each(
  ctx: CommandContext,
  orders: readonly Reversal[],
  reverse: (seen: Seen, version: number) => Reversal | null,
): Promise<BulkResult> {
  const result: BulkResult = { done: [], refused: [], undo: [] };
  for (const { number, version, change } of orders) {
    try {
      const after = await apply({ ...ctx, expectedVersion: version }, number, change);
      result.done.push(number);
      const back = reverse({ number, version }, after.version);
      if (back) result.undo.push(back);
    } catch (error) {
      result.refused.push({ number, reason: reasonOf(error) });
    }
  }
  return result;
}

function apply(ctx: CommandContext, number: number, change: Reversal['change']) {
  switch (change.kind) {
    case 'assign':
      return assignCase(ctx, { number, assignee: change.assignee });
    case 'severity':
      return changeSeverity(ctx, { number, severity: change.severity });
    case 'wait':
      return waitOnCustomer(ctx, { number });
    case 'resume':
      return resumeCase(ctx, { number });
    case 'resolve':
      return resolveCase(ctx, { number });
  }
}

/**
 * What takes a change back. Resuming adds the time it waited to the deadline, so nothing is lost by the pause. Resolving has
 * no way back: promises counted as done by it, and to take up again is a new promise.
 */
function reverseOf(change: BulkChange, { assigneeId, severity }: CaseFacts): Reversal['change'] | null {
  if (change.kind === 'assign') return { kind: 'assign', assignee: assigneeId };
  if (change.kind === 'severity') return { kind: 'severity', severity };
  return change.kind === 'wait' ? { kind: 'resume' } : null;
}

/** A fault is no refusal: it stops the rest. */
function reasonOf(error: unknown): string {
  if (error instanceof PreconditionFailed) return 'Somebody changed it in the meantime. Nothing was changed.';
  if (error instanceof Invalid) return error.errors[0]?.message ?? error.message;
  if (error instanceof AppError) return error.message;
  throw error;
}
