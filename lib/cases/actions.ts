'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { actionContext } from '@/lib/auth/loaders';
import type { Command, CommandContext } from '@/lib/platform/command';
import { AppError, type FieldError, Invalid } from '@/lib/platform/errors';
import { runOnceForForm } from '@/lib/platform/idempotency';
import { acceptResolution } from './commands/accept-resolution';
import { assignCase } from './commands/assign-case';
import { cancelCase } from './commands/cancel-case';
import { changeSeverity } from './commands/change-severity';
import { claimCase } from './commands/claim-case';
import { claimNextCase } from './commands/claim-next-case';
import { closeCase } from './commands/close-case';
import { commentOnCase } from './commands/comment-on-case';
import { completeItem } from './commands/complete-item';
import { discardDraft } from './commands/discard-draft';
import { openCase } from './commands/open-case';
import { reopenCase } from './commands/reopen-case';
import { resolveCase } from './commands/resolve-case';
import { resumeCase } from './commands/resume-case';
import { saveDraft } from './commands/save-draft';
import { waitOnCustomer } from './commands/wait-on-customer';

/** What a form hears back: done, with the case's number, or why not, each reason at its field. */
export type CaseFormState = { ok: boolean; errors: FieldError[]; code?: string; number?: number } | null;

type Verb = (ctx: CommandContext, input: object) => Promise<{ number: number }>;

const field = (form: FormData, name: string): string | undefined => {
  const value = form.get(name);
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const numberIn = (form: FormData, name: string) =>
  field(form, name) === undefined ? undefined : Number(field(form, name));

function refused(error: unknown): NonNullable<CaseFormState> {
  if (!(error instanceof AppError)) throw error;
  const named = error instanceof Invalid ? error.errors : [];
  const errors = named.length > 0 ? named : [{ path: '', message: error.message }];
  return { ok: false, errors, code: error.code };
}

async function attempt(
  form: FormData,
  work: (ctx: CommandContext) => Promise<number>,
): Promise<CaseFormState> {
  try {
    const number = await work(await actionContext(numberIn(form, 'version')));
    revalidatePath(`/cases/${number}`);
    revalidatePath(`/desk/${number}`);
    return { ok: true, errors: [], number };
  } catch (error) {
    return refused(error);
  }
}

/** Runs a command on one case for a form that has `number` and, if the person saw one, `version`. */
function run(form: FormData, command: Verb, ...fields: readonly string[]): Promise<CaseFormState> {
  const given = fields
    .map((name) => [name, field(form, name)] as const)
    .filter(([, value]) => value !== undefined);
  const input = { number: numberIn(form, 'number'), ...Object.fromEntries(given) };
  return attempt(form, async (ctx) => (await command(ctx, input)).number);
}

/** Files what the form holds as JSON in `request`. The hidden `key` makes it once: a retry gets the number of the first. */
export async function openCaseAction(_: CaseFormState, form: FormData): Promise<CaseFormState> {
  return attempt(form, (ctx) => runKeyed(openCase, ctx, form, parsed(field(form, 'request') ?? '')));
}

/** Runs it once for the form's `key`. What was a draft is filed or still a draft: both happen in one transaction. */
async function runKeyed(
  command: Command<{ number: number }>,
  ctx: CommandContext,
  form: FormData,
  input: unknown,
): Promise<number> {
  const key = field(form, 'key') ?? '';
  const draft = field(form, 'draft');
  const place = { account: Object(input).account as unknown, form: draft };
  const { answer, replayed } = await runOnceForForm(command, ctx, input, key, async (tx, { number }) => {
    if (draft) await discardDraft.within(tx, ctx, place);
    return { number };
  });
  // It may have been kept again while the first answer was on its way.
  if (draft && replayed) await discardDraft(ctx, place);
  return answer.number;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Invalid([], 'The request could not be read. Load the form again, then send it.');
  }
}

/** The hidden `key` makes it once, as a request's. */
function runOnce(
  form: FormData,
  command: Command<{ number: number }>,
  given: object,
): Promise<CaseFormState> {
  const input = { number: numberIn(form, 'number'), ...given };
  return attempt(form, (ctx) => runKeyed(command, ctx, form, input));
}

/** What a macro sets right when its text is sent. */
const correctionsIn = (form: FormData) => ({
  severity: field(form, 'severity'),
  assignee: field(form, 'assignee'),
});

const stepIn = (form: FormData) => ({ comment: field(form, 'comment'), ...correctionsIn(form) });

export type DraftAnswer = NonNullable<CaseFormState> & { savedAt?: number | null };

export async function saveDraftAction(draft: unknown): Promise<DraftAnswer> {
  return actionContext()
    .then((ctx) => saveDraft(ctx, draft))
    .then(({ savedAt }) => ({ ok: true, errors: [], savedAt }), refused);
}

export async function discardDraftAction(place: unknown): Promise<DraftAnswer> {
  return actionContext()
    .then((ctx) => discardDraft(ctx, place))
    .then(() => ({ ok: true, errors: [], savedAt: null }), refused);
}

export async function replyAction(_: CaseFormState, form: FormData): Promise<CaseFormState> {
  const said = { body: field(form, 'body') ?? '', visibility: 'PUBLIC' };
  return runOnce(form, commentOnCase, { ...said, ...correctionsIn(form) });
}

export async function noteAction(_: CaseFormState, form: FormData): Promise<CaseFormState> {
  return runOnce(form, commentOnCase, { body: field(form, 'body') ?? '', visibility: 'INTERNAL' });
}

export async function claimAction(_: CaseFormState, form: FormData): Promise<CaseFormState> {
  return run(form, claimCase);
}

/** Leads to the case that is now the agent's; says so when there is none. */
export async function takeNextAction(_: CaseFormState, form: FormData): Promise<CaseFormState> {
  let taken: { number: number } | null;
  try {
    taken = await claimNextCase(await actionContext(), {
      region: field(form, 'region'),
      kind: field(form, 'kind'),
    });
  } catch (error) {
    return refused(error);
  }
  if (taken) redirect(`/desk/${taken.number}`);
  return { ok: false, errors: [{ path: '', message: 'No case waits to be taken.' }], code: 'none' };
}

export async function waitAction(_: CaseFormState, form: FormData): Promise<CaseFormState> {
  return runOnce(form, waitOnCustomer, stepIn(form));
}

export async function resumeAction(_: CaseFormState, form: FormData): Promise<CaseFormState> {
  return run(form, resumeCase);
}

export async function severityAction(_: CaseFormState, form: FormData): Promise<CaseFormState> {
  return run(form, changeSeverity, 'severity');
}

/** An empty `assignee` gives the case back to the queue. */
export async function assignAction(_: CaseFormState, form: FormData): Promise<CaseFormState> {
  return run(form, (ctx, input) => assignCase(ctx, { assignee: null, ...input }), 'assignee');
}

export async function completeItemAction(_: CaseFormState, form: FormData): Promise<CaseFormState> {
  return run(form, completeItem, 'itemId');
}

export async function resolveAction(_: CaseFormState, form: FormData): Promise<CaseFormState> {
  return runOnce(form, resolveCase, stepIn(form));
}

export async function closeAction(_: CaseFormState, form: FormData): Promise<CaseFormState> {
  return run(form, closeCase);
}

export async function cancelAction(_: CaseFormState, form: FormData): Promise<CaseFormState> {
  return run(form, cancelCase);
}

export async function acceptAction(_: CaseFormState, form: FormData): Promise<CaseFormState> {
  return run(form, acceptResolution);
}

export async function reopenAction(_: CaseFormState, form: FormData): Promise<CaseFormState> {
  return run(form, reopenCase, 'reason');
}
