import 'server-only';
import type { z } from 'zod';
import type { Actor } from './actor';
import type { Clock } from './clock';
import { refusalFrom } from './database-refusals';
import { db, type Tx } from './db';
import { Conflict, Forbidden, Invalid, PreconditionFailed } from './errors';
import { scrub } from './log';
import { assertPlain } from './plain';

export type CommandContext = {
  actor: Actor;
  clock: Clock;
  requestId: string;
  /** From `If-Match` or a form: the version the person saw. */
  expectedVersion?: number | undefined;
};

/** What a verb works with: one transaction, who asks, and the instant it began. */
export type Work = CommandContext & { tx: Tx; now: Date };

export type AuditNote = {
  subjectType: string;
  subjectId: string | number;
  accountNumber?: number | null;
  before?: unknown;
  after?: unknown;
};

export type DomainEvent = { name: string; topics: string[]; payload: Record<string, unknown> };

export type Outcome<Result> = { result: Result; audit: AuditNote | AuditNote[]; events: DomainEvent[] };

type Definition<Schema extends z.ZodType, Result> = {
  /** The audit action: `case.opened`. */
  name: string;
  input: Schema;
  run(work: Work, input: z.output<Schema>): Promise<Outcome<Result>>;
};

export type Command<Result> = {
  (ctx: CommandContext, input: unknown): Promise<Result>;
  /** The audit action: `case.opened`. */
  action: string;
  /** Inside a transaction that somebody else began. */
  within(tx: Tx, ctx: CommandContext, input: unknown): Promise<Result>;
};

/** One verb: parse, refuse what no column can hold, run in one transaction, and write its audit row and its outbox rows in that same transaction. */
export function command<Schema extends z.ZodType, Result>(
  definition: Definition<Schema, Result>,
): Command<Result> {
  async function within(tx: Tx, ctx: CommandContext, input: unknown): Promise<Result> {
    const parsed = definition.input.safeParse(input);
    if (!parsed.success) throw invalidFrom(parsed.error);
    assertPlain(parsed.data);
    if (!ctx.actor.canWrite) throw new Forbidden('This token may only read.');
    const now = ctx.clock.now();
    const outcome = await definition.run({ ...ctx, tx, now }, parsed.data);
    await record(tx, ctx, now, definition.name, outcome);
    return outcome.result;
  }
  const run = (ctx: CommandContext, input: unknown) => transaction((tx) => within(tx, ctx, input));
  return Object.assign(run, { action: definition.name, within });
}

/** @throws Interrupted when another transaction got in between, Locked when COMMIT came inside a lockout */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db.$transaction(work, { timeout: 30_000, maxWait: 10_000 });
  } catch (error) {
    throw refusalFrom(error) ?? error;
  }
}

export function invalidFrom(error: z.ZodError): Invalid {
  return new Invalid(
    error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message })),
  );
}

/** The loser of a conditional UPDATE hears about it. @throws PreconditionFailed, Conflict */
export function assertUpdated(count: number, ctx: { expectedVersion?: number | undefined }): void {
  if (count > 0) return;
  if (ctx.expectedVersion !== undefined) throw new PreconditionFailed();
  throw new Conflict('Somebody changed this at the same moment. Load it again, then repeat your change.');
}

/** @throws PreconditionFailed when the person saw another version than the one there is. */
export function assertVersion(version: number, ctx: { expectedVersion?: number | undefined }): void {
  if (ctx.expectedVersion !== undefined && ctx.expectedVersion !== version) throw new PreconditionFailed();
}

/** What people write may have a secret in it, which a record that is never changed must not keep. */
const withoutSecrets = (_: string, value: unknown) => (typeof value === 'string' ? scrub(value) : value);

/** One statement for both: every change pays for it. */
async function record(tx: Tx, ctx: CommandContext, at: Date, action: string, outcome: Outcome<unknown>) {
  const { actor, requestId } = ctx;
  const notes = [outcome.audit].flat().map(({ subjectType, subjectId, accountNumber, before, after }) => ({
    subject_type: subjectType,
    subject_id: String(subjectId),
    account_number: accountNumber,
    before,
    after,
  }));
  if (notes.length === 0 && outcome.events.length === 0) return;
  await tx.$executeRaw`
    WITH noted AS (
      INSERT INTO audit_entries (at, actor_id, actor_role, via, action, subject_type, subject_id, account_number,
        "before", "after", request_id)
      SELECT ${at}::timestamptz, ${actor.userId}::uuid, ${actor.role}, ${actor.via}, ${action}, n.subject_type,
        n.subject_id, n.account_number, n."before", n."after", ${requestId}
      FROM json_to_recordset(${JSON.stringify(notes, withoutSecrets)}::json)
        AS n (subject_type text, subject_id text, account_number int, "before" jsonb, "after" jsonb)
    )
    INSERT INTO outbox (at, name, topics, payload)
    SELECT ${at}::timestamptz, e.name, e.topics, e.payload
    FROM json_to_recordset(${JSON.stringify(outcome.events)}::json) AS e (name text, topics text[], payload jsonb)`;
}
