import 'server-only';
import { db, type Tx } from '@/lib/platform/db';
import type { MoveSummary, UpgradeRecord } from '../types';

export type Attempt = {
  account: { number: number; name: string; timeZone: string };
  upgrade: UpgradeRecord;
  isCurrent: boolean;
  withdrawnAt: Date | null;
  /** Another attempt took its place. */
  isReplaced: boolean;
  /** Oldest first, the newest 50 of them. */
  moves: MoveSummary[];
  /** When the date that holds was announced. */
  announcedAt: Date;
};

const upgradeColumns = {
  id: true,
  accountNumber: true,
  scheduleVersion: true,
  wave: true,
  upgradeStartsAt: true,
  lockoutLeadMinutes: true,
  durationMinutes: true,
  lockoutStartsAt: true,
  expectedEndAt: true,
  startedAt: true,
  completedAt: true,
  failedAt: true,
  failureReason: true,
  createdAt: true,
} as const;

const moveColumns = {
  id: true,
  fromLockoutStartsAt: true,
  fromUpgradeStartsAt: true,
  fromExpectedEndAt: true,
  toUpgradeStartsAt: true,
  reason: true,
  movedAt: true,
} as const;

const MOST_MOVES = 50;

/** Attempts, current or not, for what is said about them. */
export async function readAttempts(tx: Pick<Tx, 'upgrade'>, ids: readonly string[]): Promise<Attempt[]> {
  const rows = await tx.upgrade.findMany({
    where: { id: { in: [...ids] } },
    select: {
      ...upgradeColumns,
      current: true,
      withdrawnAt: true,
      moves: { orderBy: [{ movedAt: 'desc' }, { id: 'desc' }], take: MOST_MOVES, select: moveColumns },
      account: {
        select: {
          number: true,
          name: true,
          timeZone: true,
          upgrades: { where: { current: true }, select: { id: true } },
        },
      },
    },
  });
  return rows.map(({ current, withdrawnAt, account, createdAt: scheduledAt, moves, ...upgrade }) => {
    const { upgrades, ...head } = account;
    return {
      account: head,
      upgrade: { ...upgrade, scheduledAt },
      isCurrent: current,
      withdrawnAt,
      isReplaced: upgrades.some((other) => other.id !== upgrade.id),
      moves: moves.toReversed(),
      announcedAt: moves[0]?.movedAt ?? scheduledAt,
    };
  });
}

/** One attempt; schedule changes of its account wait until the transaction has ended. */
export async function lockAttempt(tx: Tx, id: string): Promise<Attempt | null> {
  await tx.$queryRaw`
    SELECT 1 FROM accounts WHERE number = (SELECT account_number FROM upgrades WHERE id = ${id}::uuid) FOR SHARE`;
  const [attempt = null] = await readAttempts(tx, [id]);
  return attempt;
}

/** Who reported the start and the end of an attempt; null for the product's runner, and while nothing is reported. */
export async function readReporters(
  upgradeId: string,
  tx: Pick<Tx, '$queryRaw'> = db,
): Promise<{ startedBy: string | null; endedBy: string | null }> {
  const [row] = await tx.$queryRaw<{ startedBy: string | null; endedBy: string | null }[]>`
    SELECT s.name AS "startedBy", e.name AS "endedBy" FROM upgrades u
    LEFT JOIN users s ON s.id = u.started_by_id LEFT JOIN users e ON e.id = u.ended_by_id
    WHERE u.id = ${upgradeId}::uuid`;
  return row ?? { startedBy: null, endedBy: null };
}
