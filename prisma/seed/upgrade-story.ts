import { Temporal } from 'temporal-polyfill';
import type { Prisma } from '@/lib/platform/generated/client';
import { LADDER } from '@/lib/upgrades/rules/ladder';
import { idAt, type Random } from './random';
import type { UpgradeStory } from './upgrade-story-types';

type UpgradeRow = Prisma.UpgradeCreateManyInput & { id: string; lockoutStartsAt: Date; expectedEndAt: Date };
export type UpgradeRows = {
  upgrades: UpgradeRow[];
  moves: Prisma.UpgradeMoveCreateManyInput[];
  notices: Prisma.UpgradeNoticeCreateManyInput[];
};

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const LEAD_MINUTES = 10;
const DURATION_MINUTES = 15;
const HOUR_MS = 3_600_000;

/** Who acts on upgrades, and who is told. */
export type Cast = { operatorId: string; adminIds: readonly string[] };
export type UpgradedAccount = { number: number; timeZone: string; wave?: string; upgrade: UpgradeStory };
type Stage = Cast & { account: UpgradedAccount; now: Date; random: Random; rows: UpgradeRows };

const later = (at: Date, ms: number) => new Date(at.getTime() + ms);

/** A wall time of the account, counted in its own days from today. */
function localTime({ account, now }: Stage, daysFromToday: number, at: string): Date {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(account.timeZone)
    .toPlainDate();
  const zoned = today
    .add({ days: daysFromToday })
    .toZonedDateTime({ timeZone: account.timeZone, plainTime: at });
  return new Date(zoned.epochMilliseconds);
}

function windowFrom(upgradeStartsAt: Date) {
  return {
    upgradeStartsAt,
    lockoutLeadMinutes: LEAD_MINUTES,
    durationMinutes: DURATION_MINUTES,
    lockoutStartsAt: later(upgradeStartsAt, -LEAD_MINUTES * MINUTE_MS),
    expectedEndAt: later(upgradeStartsAt, DURATION_MINUTES * MINUTE_MS),
  };
}

function schedule(stage: Stage, upgradeStartsAt: Date, createdAt: Date): UpgradeRow {
  const row: UpgradeRow = {
    id: idAt(stage.random, createdAt),
    accountNumber: stage.account.number,
    current: true,
    scheduleVersion: 1,
    wave: stage.account.wave ?? null,
    ...windowFrom(upgradeStartsAt),
    scheduledById: stage.operatorId,
    createdAt,
  };
  stage.rows.upgrades.push(row);
  tell(stage, row, 'SCHEDULED', later(createdAt, 40_000));
  return row;
}

function tell(
  { adminIds, random, rows }: Stage,
  upgrade: UpgradeRow,
  step: string,
  sentAt: Date,
  hoursBefore: number | null = null,
): void {
  for (const userId of adminIds) {
    const id = idAt(random, sentAt);
    rows.notices.push({
      id,
      upgradeId: upgrade.id,
      scheduleVersion: upgrade.scheduleVersion ?? 1,
      step,
      hoursBefore,
      userId,
      sentAt,
    });
  }
}

/** The steps of the ladder that fell due between the making of a schedule version and its end. */
function climbLadder(stage: Stage, upgrade: UpgradeRow, since: Date, until: Date): void {
  for (const { step, hours } of LADDER) {
    const due = later(upgrade.lockoutStartsAt, -hours * HOUR_MS);
    if (due >= since && due <= until)
      tell(stage, upgrade, step, later(due, 15_000) <= until ? later(due, 15_000) : due, hours);
  }
}

function start(stage: Stage, upgrade: UpgradeRow): void {
  Object.assign(upgrade, {
    startedAt: later(upgrade.lockoutStartsAt, LEAD_MINUTES * MINUTE_MS + 4_000),
    startedById: stage.operatorId,
    version: 2,
  });
}

function finish(stage: Stage, upgrade: UpgradeRow, failureReason?: string): void {
  start(stage, upgrade);
  const endedAt = later(upgrade.expectedEndAt, -stage.random.whole(20, 230) * 1_000);
  const outcome = failureReason ? { failedAt: endedAt, failureReason } : { completedAt: endedAt };
  Object.assign(upgrade, { ...outcome, endedById: stage.operatorId, version: 3 });
  tell(stage, upgrade, failureReason ? 'FAILED' : 'COMPLETED', later(endedAt, 20_000));
}

function move(stage: Stage, upgrade: UpgradeRow, to: Date, movedAt: Date, reason: string): void {
  stage.rows.moves.push({
    id: idAt(stage.random, movedAt),
    upgradeId: upgrade.id,
    fromLockoutStartsAt: upgrade.lockoutStartsAt,
    fromUpgradeStartsAt: upgrade.upgradeStartsAt,
    fromExpectedEndAt: upgrade.expectedEndAt,
    toUpgradeStartsAt: to,
    reason,
    movedById: stage.operatorId,
    movedAt,
  });
  Object.assign(upgrade, { ...windowFrom(to), scheduleVersion: 2, version: 2 });
  tell(stage, upgrade, 'MOVED', later(movedAt, 40_000));
}

type Told<Kind extends UpgradeStory['kind']> = Extract<UpgradeStory, { kind: Kind }>;

function attempt(stage: Stage, daysFromToday: number, at: string, noticeDays: number): UpgradeRow {
  const startsAt = localTime(stage, daysFromToday, at);
  const createdAt = later(startsAt, -noticeDays * DAY_MS - 7 * 3_600_000);
  return schedule(stage, startsAt, createdAt < stage.now ? createdAt : later(stage.now, -3_600_000));
}

function tellMoved(stage: Stage, story: Told<'moved'>): void {
  const upgrade = attempt(stage, story.fromDaysAhead, story.at, story.noticeDays);
  const movedAt = later(stage.now, -story.movedDaysAgo * DAY_MS);
  climbLadder(stage, upgrade, upgrade.createdAt as Date, movedAt);
  move(stage, upgrade, localTime(stage, story.daysAhead, story.at), movedAt, story.reason);
  climbLadder(stage, upgrade, movedAt, stage.now);
}

function tellEnded(stage: Stage, story: Told<'completed'> | Told<'failed'>): void {
  if (story.kind === 'completed' && story.failedBefore) {
    const { daysAgo, reason } = story.failedBefore;
    const first = attempt(stage, -daysAgo, story.at, story.noticeDays);
    climbLadder(stage, first, first.createdAt as Date, stage.now);
    finish(stage, first, reason);
    first.current = false;
  }
  const upgrade = attempt(stage, -story.daysAgo, story.at, story.noticeDays);
  climbLadder(stage, upgrade, upgrade.createdAt as Date, stage.now);
  finish(stage, upgrade, story.kind === 'failed' ? story.reason : undefined);
}

function tellWithdrawn(stage: Stage, story: Told<'withdrawn'>): void {
  const upgrade = attempt(stage, story.daysAhead, story.at, story.daysAhead + story.noticeDays);
  const withdrawnAt = later(stage.now, -story.withdrawnDaysAgo * DAY_MS);
  climbLadder(stage, upgrade, upgrade.createdAt as Date, withdrawnAt);
  Object.assign(upgrade, { current: false, withdrawnAt, endedById: stage.operatorId, version: 2 });
  tell(stage, upgrade, 'CANCELLED', later(withdrawnAt, 30_000));
}

function tellMinutes(stage: Stage, story: Told<'minutes'>): void {
  const startsAt = later(stage.now, story.startsInMinutes * MINUTE_MS);
  startsAt.setUTCSeconds(0, 0);
  const upgrade = schedule(stage, startsAt, later(startsAt, -story.noticeDays * DAY_MS - 5 * 3_600_000));
  climbLadder(stage, upgrade, upgrade.createdAt as Date, stage.now);
  if (story.reported === 'started') start(stage, upgrade);
  else if (story.reported) finish(stage, upgrade, story.reported.failed);
}

/** The rows that tell one account's upgrade: attempts, moves and the notices that have gone out by `now`. */
export function upgradeRows(account: UpgradedAccount, cast: Cast, now: Date, random: Random): UpgradeRows {
  const stage: Stage = { ...cast, account, now, random, rows: { upgrades: [], moves: [], notices: [] } };
  const { upgrade: story } = account;
  if (story.kind === 'minutes') tellMinutes(stage, story);
  if (story.kind === 'moved') tellMoved(stage, story);
  if (story.kind === 'withdrawn') tellWithdrawn(stage, story);
  if (story.kind === 'completed' || story.kind === 'failed') tellEnded(stage, story);
  if (story.kind === 'scheduled') {
    const upgrade = attempt(stage, story.daysAhead, story.at, story.daysAhead + story.noticeDays);
    climbLadder(stage, upgrade, upgrade.createdAt as Date, now);
  }
  return stage.rows;
}
