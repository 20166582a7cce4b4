import { advanceImport } from '@/lib/imports/commands/advance-import';
import { applyImport } from '@/lib/imports/commands/apply-import';
import { receiveFile } from '@/lib/imports/commands/receive-file';
import { getImport } from '@/lib/imports/data/imports';
import type { ImportKind } from '@/lib/imports/types';
import type { CommandContext } from '@/lib/platform/command';
import { db } from '@/lib/platform/db';
import { contextFor, createPerson } from '../../support/fixtures';

export const operations = async () => contextFor(await createPerson('OPERATIONS'));

/** As a network would bring it: in pieces that know nothing of lines or characters. */
export async function* pieces(content: string | Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export const upload = (ctx: CommandContext, kind: ImportKind, content: string | Uint8Array) =>
  receiveFile(ctx, { kind, fileName: 'file.csv' }, pieces(content));

/** Runs the step that was begun to its end, as the worker would. */
export async function advanceToEnd(ctx: CommandContext, id: string): Promise<void> {
  while (await advanceImport(ctx, { id }));
}

/** Uploads and checks: everything before somebody says that it is to be applied. */
export async function dryRun(ctx: CommandContext, kind: ImportKind, content: string) {
  const { id } = await upload(ctx, kind, content);
  await advanceToEnd(ctx, id);
  return getImport(id);
}

export async function importFile(ctx: CommandContext, kind: ImportKind, content: string) {
  const { id } = await dryRun(ctx, kind, content);
  await applyImport(ctx, { id, leaveOutBad: true });
  await advanceToEnd(ctx, id);
  return getImport(id);
}

/** Everything that imports write, without ids and times, to compare two runs. */
export async function worldState(): Promise<unknown> {
  const [accounts, users, memberships, directory, rows, audit] = await Promise.all([
    db.$queryRaw`SELECT number, name, region, time_zone, service_level, user_administration, products, version FROM accounts ORDER BY 1`,
    db.$queryRaw`SELECT email, name, role, time_zone FROM users WHERE role = 'CUSTOMER_ADMIN' ORDER BY 1`,
    db.$queryRaw`SELECT u.email, account_number FROM memberships JOIN users u ON u.id = user_id ORDER BY 1, 2`,
    db.$queryRaw`SELECT account_number, email, first_name, extension, version FROM directory_users ORDER BY 1, 2`,
    db.$queryRaw`SELECT line, state, errors FROM import_rows ORDER BY import_id, line`,
    db.$queryRaw`SELECT action, subject_type, account_number, count(*)::int FROM audit_entries
      WHERE action = 'import.applied' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  ]);
  return { accounts, users, memberships, directory, rows, audit };
}
