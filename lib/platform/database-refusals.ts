import { type AppError, Interrupted, Locked } from './errors';

/** A deadlock, and a transaction that could not be put in order with another one. */
const BETWEEN = new Set(['40P01', '40001']);
/** Of the trigger `directory_users_lockout`; its message has both instants in epoch milliseconds. */
const LOCKED_OUT = 'CU423';

type Cause = { originalCode?: string; originalMessage?: string };

/** What PostgreSQL said: at COMMIT the adapter's own error has it, else Prisma's has that one in it. */
function causeOf(error: Error): Cause {
  const { meta = {} } = error as Error & { meta?: { driverAdapterError?: { cause?: Cause } } };
  return meta.driverAdapterError?.cause ?? (error.cause as Cause | undefined) ?? {};
}

/** What the database itself refuses, as the refusal that people read; null for what is a fault. */
export function refusalFrom(error: unknown): AppError | null {
  if (!(error instanceof Error)) return null;
  const { originalCode = '', originalMessage = '' } = causeOf(error);
  if (BETWEEN.has(originalCode) || ('code' in error && error.code === 'P2034')) return new Interrupted();
  if (originalCode !== LOCKED_OUT) return null;
  const [startsAt, expectedEndAt] = (originalMessage.match(/-?\d+/g) ?? []).map((ms) => new Date(Number(ms)));
  return startsAt && expectedEndAt ? new Locked({ startsAt, expectedEndAt }) : null;
}
