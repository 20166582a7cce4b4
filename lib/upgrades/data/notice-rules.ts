import 'server-only';
import { db, type Tx } from '@/lib/platform/db';
import { type NoticeRule, rulesFrom } from '../rules/ladder';

type Reads = Pick<Tx, 'noticeRule'>;

async function readChanged(tx: Reads): Promise<(NoticeRule & { removed: boolean })[]> {
  const rows = await tx.noticeRule.findMany({
    select: {
      step: true,
      hoursBefore: true,
      enabled: true,
      extraSentence: true,
      removed: true,
      version: true,
    },
  });
  return rows.map(({ hoursBefore: hours, ...rule }) => ({ ...rule, hours }));
}

/** The notices as they are told now: what the product ships, with what operations changed. */
export async function readNoticeRules(tx: Reads = db): Promise<NoticeRule[]> {
  return rulesFrom(await readChanged(tx));
}

/** The same for a change, which the next one waits for; with every step name that was ever given. */
export async function lockNoticeRules(tx: Tx): Promise<{ rules: NoticeRule[]; names: Set<string> }> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('notice-rules', 0))`;
  const changed = await readChanged(tx);
  const rules = rulesFrom(changed);
  return { rules, names: new Set([...rules, ...changed].map(({ step }) => step)) };
}
