import { beforeEach, describe, expect, it } from 'vitest';
import { removeClosedDay } from '@/lib/calendars/commands/remove-closed-day';
import { setClosedDay } from '@/lib/calendars/commands/set-closed-day';
import { changeSeverity } from '@/lib/cases/commands/change-severity';
import { commentOnCase } from '@/lib/cases/commands/comment-on-case';
import { reopenCase } from '@/lib/cases/commands/reopen-case';
import { resolveCase } from '@/lib/cases/commands/resolve-case';
import { loadCase } from '@/lib/cases/loaders/customers';
import type { Person } from '@/lib/platform/actor';
import { resetDatabase } from '@/tests/support/database';
import { aDesk, type Desk, file, technical } from './support';

const DAY = 86_400_000;
let desk: Desk;
beforeEach(async () => {
  await resetDatabase();
  desk = await aDesk({ region: 'EUROPE', serviceLevel: 'STANDARD' });
});

/** Local dates of the days ahead; the account’s desk works on some of them. */
const daysAhead = (count: number) =>
  Array.from({ length: count }, (_, day) =>
    new Date(desk.clock.now().getTime() + (day + 1) * DAY).toISOString().slice(0, 10),
  );
const close = async (date: string) =>
  setClosedDay(await desk.as(desk.operations), { region: 'EUROPE', date, state: 'CLOSED', name: 'Move' });
const explained = async (number: number) => {
  const { actor } = await desk.as(desk.agent);
  const { explanation, detail } = await loadCase(actor as Person, number);
  return { explanation, detail };
};
const standard = () => technical(desk, { severity: 'S3' });

describe('the explanation of a deadline', () => {
  it('stays what it was when days are closed, or opened again, after it was calculated', async () => {
    const { number } = await file(desk, standard());
    const before = await explained(number);
    expect(before.explanation?.respond.counted.length).toBeGreaterThan(0);
    desk.clock.advance(1);
    for (const date of daysAhead(9)) await close(date);
    expect(await explained(number)).toEqual(before);

    const { number: later } = await file(desk, standard());
    const closed = await explained(later);
    expect(closed.explanation?.respond.skipped.map(({ name }) => name)).toContain('Move');
    desk.clock.advance(1);
    for (const date of daysAhead(9))
      await removeClosedDay(await desk.as(desk.operations), { region: 'EUROPE', date });
    expect(await explained(later)).toEqual(closed);
    expect(await explained(number)).toEqual(before);
  });

  it('is by the calendar of the latest time it was counted, and by the severity that gave it', async () => {
    const { number } = await file(desk, standard());
    desk.clock.advance(1);
    await changeSeverity(await desk.as(desk.agent), { number, severity: 'S1' });
    for (const date of daysAhead(9)) await close(date);
    desk.clock.advance(1);
    await changeSeverity(await desk.as(desk.agent), { number, severity: 'S3' });
    const counted = await explained(number);
    expect(counted.explanation?.respond.skipped.map(({ name }) => name)).toContain('Move');

    await commentOnCase(await desk.as(desk.agent), { number, body: 'On it.' });
    await changeSeverity(await desk.as(desk.agent), { number, severity: 'S1' });
    const { explanation } = await explained(number);
    expect(explanation?.facts.severity).toBe('S1');
  });

  it('of a case that was taken up again counts from then', async () => {
    const { number } = await file(desk, standard());
    await resolveCase(await desk.as(desk.agent), { number, comment: 'Done.' });
    desk.clock.advance(DAY);
    await reopenCase(await desk.as(desk.admin), { number, reason: 'It is back.' });
    const { explanation } = await explained(number);
    expect(explanation?.facts).toMatchObject({ receivedAt: desk.clock.now(), isAgain: true });
  });
});
