import 'server-only';
import type { Tx } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import type { NoticeRule } from '../rules/ladder';
import { rungsOf } from '../rules/ladder';
import type { NoticeLetter } from '../rules/notice-mail';
import { isNoticeTrue } from '../rules/notices';
import { type Attempt, readAttempts } from './attempts';
import type { ClaimedNotice } from './notice-groups';

type Reads = Pick<Tx, 'upgrade' | 'membership'>;
type Reader = { id: string; timeZone: string };

/** Whose accounts these are at this moment: nobody is written to about one that was taken from them. */
async function readOwn(tx: Reads, userId: string, attempts: readonly Attempt[]): Promise<Set<number>> {
  const numbers = attempts.map(({ account }) => account.number);
  const rows = await tx.membership.findMany({
    where: { userId, accountNumber: { in: numbers } },
    select: { accountNumber: true },
  });
  return new Set(rows.map(({ accountNumber }) => accountNumber));
}

/** What notices say to their reader at `now`: a letter about those that are still true, null when none is; and the others. */
export async function readLetter(
  tx: Reads,
  notices: readonly ClaimedNotice[],
  { rules, reader, now }: { rules: readonly NoticeRule[]; reader: Reader; now: Date },
): Promise<{ letter: NoticeLetter | null; stale: string[] }> {
  const attempts = await readAttempts(
    tx,
    notices.map(({ upgradeId }) => upgradeId),
  );
  const byId = new Map(attempts.map((attempt) => [attempt.upgrade.id, attempt]));
  const own = await readOwn(tx, reader.id, attempts);
  const rungs = rungsOf(rules);
  const isTrue = (notice: ClaimedNotice) => {
    const attempt = byId.get(notice.upgradeId);
    return (
      attempt !== undefined && own.has(attempt.account.number) && isNoticeTrue(notice, attempt, rungs, now)
    );
  };
  const stale = notices.filter((notice) => !isTrue(notice)).map(({ id }) => id);
  const [first, ...others] = notices
    .filter(isTrue)
    .flatMap(({ upgradeId }) => byId.get(upgradeId) ?? [])
    .sort((a, b) => a.upgrade.lockoutStartsAt.getTime() - b.upgrade.lockoutStartsAt.getTime());
  const [notice] = notices;
  if (!first || !notice) return { letter: null, stale };
  const { step, hoursBefore } = notice;
  const extraSentence = rules.find((rule) => rule.step === step)?.extraSentence ?? null;
  const letter = {
    step,
    hoursBefore,
    accounts: [first, ...others] as const,
    readerZone: reader.timeZone,
    extraSentence,
    origin: env().APP_URL,
  };
  return { letter, stale };
}
