import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { inviteOperator } from '@/lib/auth/commands/invite-operator';
import { systemActor } from '@/lib/auth/data';
import { systemClock } from '@/lib/platform/clock';
import { closeDatabase } from '@/lib/platform/db';
import { AppError, Invalid } from '@/lib/platform/errors';

const USAGE = 'Use --email a@b.example --name "First Last".';

function given(): { email?: string; name?: string } {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ options: { email: text, name: text } }).values;
  } catch {
    return {};
  }
}

async function main(): Promise<string[]> {
  const { email, name } = given();
  if (email === undefined || name === undefined) throw new Invalid([], USAGE);
  const ctx = { actor: systemActor, clock: systemClock, requestId: randomUUID() };
  const { link } = await inviteOperator(ctx, { email, name });
  return ['Open this link to set a password. It is good once, for 7 days:', link];
}

function inOneLine(error: unknown): string {
  if (error instanceof Invalid) return error.errors.map(({ message }) => message).join(' ') || error.message;
  if (error instanceof AppError) return error.message;
  const reason = error instanceof Error ? error.message : String(error);
  return `Nobody could be invited: ${reason.replace(/\s+/g, ' ').trim()}`;
}

try {
  process.stdout.write(`${(await main()).join('\n')}\n`);
} catch (error) {
  process.stderr.write(`${inOneLine(error)}\n`);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
