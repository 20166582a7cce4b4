import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/auth/data';
import { db } from '@/lib/platform/db';
import { Invalid } from '@/lib/platform/errors';
import { listBoard } from '@/lib/upgrades/data/board';
import type { BoardQuery } from '@/lib/upgrades/data/board-query';
import { listWavesOfDay, summarizeBoard } from '@/lib/upgrades/data/board-summary';
import { boardDay, densityOf, partOf, slotsIn } from '@/lib/upgrades/rules/board';
import { phaseOf } from '@/lib/upgrades/rules/phase';
import { windowOf } from '@/lib/upgrades/rules/window';
import { BOARD_PARTS, type BoardRow } from '@/lib/upgrades/types';
import { contextFor, createAccount, createPerson, NOON } from '../../support/fixtures';

const MINUTE = 60_000;
const at = (minutes: number) => new Date(NOON.getTime() + minutes * MINUTE);
const today = boardDay(undefined, 'UTC', NOON);
const { scope } = systemActor;

type Given = Record<string, Date | string | boolean | null>;

async function windowAt(minutes: number, given: Given = {}, account: Given = {}) {
  const { number: accountNumber } = await createAccount(account);
  return db.upgrade.create({
    data: { accountNumber, ...windowOf(at(minutes)), createdAt: NOON, ...given },
    select: { id: true, accountNumber: true },
  });
}

async function wholeBoard(query: BoardQuery = {}, day = today) {
  const rows: BoardRow[] = [];
  let cursor: string | undefined;
  do {
    const page = await listBoard(scope, day, { ...query, cursor }, NOON);
    rows.push(...page.data);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return rows;
}

describe('the board of a day', () => {
  beforeAll(async () => {
    // One on each side of every boundary, every report, and what belongs to other days.
    for (const minutes of [11, 10, 9, 1, 0, -1, -14, -15, -16, 129, 130, 131, 600]) await windowAt(minutes);
    await windowAt(5, { startedAt: at(-1) });
    await windowAt(-60, { startedAt: at(-60), completedAt: at(-50), wave: 'EMEA 2' }, { region: 'EUROPE' });
    await windowAt(-60, { failedAt: at(-50), wave: 'EMEA 2' }, { name: '100%_Łódź' });
    await windowAt(-90, { failedAt: at(-70), current: false });
    await windowAt(-4 * 1440);
    await windowAt(-2000, { completedAt: at(-1990) });
    await windowAt(2000, { wave: 'Far' });
    await windowAt(30, { current: false, withdrawnAt: NOON });
  });

  it('has every window of the day and every overrun, and nothing of other days or called off', async () => {
    const rows = await wholeBoard();
    expect(rows).toHaveLength(13 + 4 + 1);
    expect(rows[0]).toMatchObject({ part: 'OVERRUNNING', lockoutStartsAt: at(-4 * 1440 - 10) });
  });

  it('calls each by the phase and the part that the rules give it, in their order', async () => {
    const rows = await wholeBoard();
    const ranks = rows.map(({ part }) => BOARD_PARTS.indexOf(part));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(new Set(ranks).size).toBe(BOARD_PARTS.length);
    const { byPhase, byPart } = await summarizeBoard(scope, today, {}, NOON);
    for (const part of BOARD_PARTS)
      expect(byPart[part], part).toBe(rows.filter((r) => r.part === part).length);
    for (const [phase, count] of Object.entries(byPhase)) {
      const inPhase = rows.filter((row) => phaseOf(row, NOON) === phase);
      expect(inPhase.every((row) => row.part === partOf(row.phase, row.lockoutStartsAt, NOON))).toBe(true);
      expect(count).toBe(inPhase.length);
      expect((await wholeBoard({ phase: phaseOf(inPhase[0] ?? null, NOON) })).length).toBe(count);
    }
  });

  it('draws the same windows that it lists', async () => {
    const [rows, { edges }] = [await wholeBoard(), await summarizeBoard(scope, today, {}, NOON)];
    for (const { at: from, total } of densityOf(edges, today.from, slotsIn(today))) {
      const inside = rows.filter((row) => {
        const late = new Date(Math.max(row.expectedEndAt.getTime(), NOON.getTime()));
        return (
          row.lockoutStartsAt < new Date(from.getTime() + 15 * MINUTE) &&
          (row.completedAt ?? row.failedAt ?? late) > from
        );
      });
      expect(total, from.toISOString()).toBe(inside.length);
    }
  });

  it('shows another day in whatever zone, and an overrun only where it was', async () => {
    const day = (date: string) => wholeBoard({}, boardDay(date, 'Asia/Singapore', NOON));
    expect((await day('2027-06-08')).map(({ lockoutStartsAt }) => lockoutStartsAt)).toEqual([at(590)]);
    expect((await day('2027-06-09')).map(({ wave }) => wave)).toEqual(['Far']);
  });

  it('filters by wave, region, words and beginning of a number, taken literally', async () => {
    expect(await wholeBoard({ wave: 'EMEA 2' })).toHaveLength(2);
    expect(await wholeBoard({ wave: 'EMEA 2', region: 'EUROPE' })).toHaveLength(1);
    expect(await wholeBoard({ q: '%_ł' })).toHaveLength(1);
    const [first] = await wholeBoard();
    expect(await wholeBoard({ q: String(first?.account.number) })).toHaveLength(1);
    expect(await wholeBoard({ q: "' OR 1=1 --" })).toHaveLength(0);
    expect(await listWavesOfDay(scope, today, NOON)).toEqual(['EMEA 2']);
  });

  it('knows when time alone changes it next', async () => {
    expect((await summarizeBoard(scope, today, {}, NOON)).nextChangeAt).toEqual(at(1));
  });

  it('keeps to the scope', async () => {
    const mine = await windowAt(40);
    const person = await createPerson('CUSTOMER_ADMIN', { accounts: [mine.accountNumber] });
    const own = (await contextFor(person)).actor.scope;
    expect((await listBoard(own, today, {}, NOON)).data.map(({ id }) => id)).toEqual([mine.id]);
    expect((await summarizeBoard(own, today, {}, NOON)).byPhase).toEqual({ SCHEDULED: 1 });
    expect(await listWavesOfDay(own, today, NOON)).toEqual([]);
    await db.upgrade.delete({ where: { id: mine.id } });
  });

  it.each(['', '!!!', 'WzFd', 'WzEsMSwiYSJd'])('refuses the cursor %j', async (cursor) => {
    await expect(listBoard(scope, today, { cursor }, NOON)).rejects.toThrow(Invalid);
  });
});
