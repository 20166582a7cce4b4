import { Temporal } from 'temporal-polyfill';
import { defaultZoneOf } from '@/lib/accounts/rules';
import type { Prisma } from '@/lib/platform/generated/client';
import { idAt, type Random } from '../random';
import type { UpgradeRows } from '../upgrade-story';
import { DEMO_ACCOUNTS } from './accounts';

type Order = { upgrades: UpgradeRows; operatorId: string; now: Date; random: Random };
type Upgrade = UpgradeRows['upgrades'][number];

const DAY_MS = 86_400_000;
const SHORTEST_HOURS = 6;
const LONGEST_HOURS = 12;

const zonedAt = (at: Date, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
const clock = (at: Temporal.ZonedDateTime) => at.toPlainTime().toString({ smallestUnit: 'minute' });
const column = (day: Temporal.PlainDate) => new Date(`${day.toString()}T00:00:00.000Z`);

/** The night around a wave's first upgrade: from the full hour before its lockout, long enough for the others. */
function nightAround(rows: readonly Upgrade[], zone: string) {
  const [first] = rows;
  if (!first) throw new RangeError('A wave of the demo has no account.');
  const opens = zonedAt(first.lockoutStartsAt, zone).round({ smallestUnit: 'hour', roundingMode: 'floor' });
  const hoursTo = ({ expectedEndAt }: Upgrade) =>
    Math.ceil((expectedEndAt.getTime() - opens.epochMilliseconds) / 3_600_000);
  const spans = rows.map(hoursTo).filter((hours) => hours <= LONGEST_HOURS);
  const closes = opens.add({ hours: Math.max(SHORTEST_HOURS, ...spans) });
  return { day: column(opens.toPlainDate()), opensAt: clock(opens), closesAt: clock(closes) };
}

/** A wave for each name that the demo's upgrades carry; the upgrades are linked to it. */
export function waveRows({ upgrades, operatorId, random }: Order): Prisma.WaveCreateManyInput[] {
  const named = Map.groupBy(
    upgrades.upgrades.filter(({ wave }) => wave),
    ({ wave }) => wave as string,
  );
  return [...named].map(([name, rows]) => {
    const region = DEMO_ACCOUNTS.find(({ number }) => number === rows[0]?.accountNumber)?.region ?? 'US';
    const current = rows.filter((row) => row.current);
    const inOrder = (current.length > 0 ? current : rows).toSorted(
      (a, b) => a.lockoutStartsAt.getTime() - b.lockoutStartsAt.getTime(),
    );
    const planned = Math.min(...rows.map(({ createdAt }) => new Date(createdAt).getTime())) - DAY_MS;
    const id = idAt(random, new Date(planned));
    for (const row of rows) row.waveId = id;
    return {
      id,
      name,
      region,
      ...nightAround(inOrder, defaultZoneOf(region)),
      capacityPerHour: 4,
      createdAt: new Date(planned),
      createdById: operatorId,
    };
  });
}

/** Days on which the demo upgrades nobody: behind every date it has given out. */
export function freezeRows({ operatorId, now, random }: Order): Prisma.FreezeCreateManyInput[] {
  const createdAt = new Date(now.getTime() - 12 * DAY_MS);
  const day = (ahead: number) =>
    column(zonedAt(new Date(now.getTime() + ahead * DAY_MS), 'UTC').toPlainDate());
  const made = () => ({ id: idAt(random, createdAt), createdAt, createdById: operatorId });
  return [
    {
      ...made(),
      scope: 'GLOBAL',
      firstDay: day(35),
      lastDay: day(41),
      reason: 'Change freeze of the carriers',
    },
    {
      ...made(),
      scope: 'ACCOUNT',
      accountNumber: 100_003,
      firstDay: day(18),
      lastDay: day(20),
      reason: 'Stocktaking, asked for by the customer',
    },
  ];
}
