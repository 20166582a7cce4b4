import 'server-only';
import type { Tx } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import type { NoticeRule } from '../rules/ladder';
import { rungsOf } from '../rules/ladder';
import type { NoticeFacts, NoticeLetter } from '../rules/notice-mail';
import { isNoticeTrue, windowAtVersion } from '../rules/notices';
import { type Attempt, readAttempts } from './attempts';
import type { ClaimedNotice } from './notice-groups';
import { readMailedVersions } from './told-versions';

type Reads = Pick<Tx, 'upgrade' | 'membership' | '$queryRaw'>;
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

/** Whether the reader has accounts left that are not among these, on Classic still (facts.md U12). */
async function hasOthersThan(tx: Reads, userId: string, attempts: readonly Attempt[]): Promise<boolean> {
  const numbers = attempts.map(({ account }) => account.number);
  const other = await tx.membership.findFirst({
    where: { userId, accountNumber: { notIn: numbers }, account: { platform: 'CLASSIC' } },
    select: { accountNumber: true },
  });
  return other !== null;
}

/** Each attempt with the window that the reader was last mailed about. */
async function asTold(tx: Reads, userId: string, attempts: readonly Attempt[]): Promise<NoticeFacts[]> {
  const versions = await readMailedVersions(
    tx,
    userId,
    attempts.map(({ upgrade }) => upgrade.id),
  );
  return attempts.map((attempt) => factsOf(attempt, versions.get(attempt.upgrade.id)));
}

/** An attempt for a reader who was last told of this schedule version, or of none. */
export function factsOf(attempt: Attempt, toldVersion: number | undefined): NoticeFacts {
  const { account, upgrade, moves } = attempt;
  const told = toldVersion === undefined ? null : windowAtVersion(attempt, toldVersion);
  return { account, upgrade, told, reason: moves.at(-1)?.reason ?? null };
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
  const kept = notices
    .filter(isTrue)
    .flatMap(({ upgradeId }) => byId.get(upgradeId) ?? [])
    .sort((a, b) => a.upgrade.lockoutStartsAt.getTime() - b.upgrade.lockoutStartsAt.getTime());
  const [first, ...others] = await asTold(tx, reader.id, kept);
  const [notice] = notices;
  if (!first || !notice) return { letter: null, stale };
  const { step, hoursBefore } = notice;
  const extraSentence = rules.find((rule) => rule.step === step)?.extraSentence ?? null;
  const letter = {
    step,
    hoursBefore,
    accounts: [first, ...others] as const,
    readerZone: reader.timeZone,
    hasOthers: await hasOthersThan(tx, reader.id, kept),
    extraSentence,
    origin: env().APP_URL,
  };
  return { letter, stale };
}
