import { beforeAll, describe, expect, it } from 'vitest';
import { claimCase } from '@/lib/cases/commands/claim-case';
import { closeCase } from '@/lib/cases/commands/close-case';
import { openCase } from '@/lib/cases/commands/open-case';
import { resolveCase } from '@/lib/cases/commands/resolve-case';
import { waitOnCustomer } from '@/lib/cases/commands/wait-on-customer';
import { countQueueViews } from '@/lib/cases/data/count-queue-views';
import { getCase } from '@/lib/cases/data/get-case';
import { listCases, listCasesJson } from '@/lib/cases/data/list-cases';
import { listQueue } from '@/lib/cases/data/list-queue';
import { listAssignableStaff } from '@/lib/cases/data/staff';
import { publicCaseOf } from '@/lib/cases/rules/public';
import { isOpen } from '@/lib/cases/rules/status';
import { listCasesQuery } from '@/lib/cases/schema/list-cases';
import { publicCaseSummary } from '@/lib/cases/schema/public-case';
import type { CaseDetail, CaseRow } from '@/lib/cases/types';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { Forbidden, Invalid } from '@/lib/platform/errors';
import { resetDatabase } from '@/tests/support/database';
import { createAccount, createDirectoryUser, createPerson } from '@/tests/support/fixtures';
import { aDesk, type Desk, offBoard, offBoardItem, technical } from './support';

const MINUTE = 60_000;
let desk: Desk;
let staff: Actor;
let admin: Actor;
let all: CaseDetail[];

/** Forty cases in three accounts, in every status and severity, some of them overdue and at risk. */
beforeAll(async () => {
  await resetDatabase();
  desk = await aDesk({ name: 'Brightwater' });
  const second = await createAccount({ name: 'Halden 100%', region: 'EUROPE', serviceLevel: 'STANDARD' });
  const leaver = await createDirectoryUser(second.number, { firstName: 'Søren', lastName: 'Quist' });
  const both = await createPerson('CUSTOMER_ADMIN', { accounts: [desk.account.number, second.number] });
  const work = async (index: number, number: number) => {
    const ctx = await desk.as(index % 2 ? desk.agent : desk.lead);
    const step = index % 7;
    if (step === 1) await claimCase(ctx, { number });
    if (step === 2) await waitOnCustomer(ctx, { number, comment: 'Which one?' });
    if (step >= 3 && step <= 4) await resolveCase(ctx, { number, comment: 'Done.' });
    if (step === 4) await closeCase(ctx, { number });
  };
  for (let index = 0; index < 40; index += 1) {
    const severity = (['S1', 'S2', 'S3'] as const)[index % 3];
    const own = index % 4 === 3;
    const account = own ? desk.foreign : index % 4 === 2 ? second : desk.account;
    const person = own ? desk.stranger : both;
    const given = { account: account.number, severity };
    const input =
      index % 5 === 0 && account === desk.account
        ? offBoard(desk, given)
        : index % 5 === 0 && account === second
          ? offBoard(desk, { ...given, items: [offBoardItem(leaver.id)] })
          : technical(desk, { ...given, subject: `Fault ${index}: no ringing-tone` });
    const { number } = await openCase(await desk.as(person), input);
    await work(index, number);
    desk.clock.advance(9 * MINUTE);
  }
  staff = (await desk.as(desk.agent)).actor;
  admin = (await desk.as(both)).actor;
  const numbers = await db.case.findMany({ select: { number: true } });
  all = await Promise.all(numbers.map(({ number }) => getCase(staff.scope, number)));
});

async function everyPage(actor: Actor, given: object): Promise<CaseRow[]> {
  const rows: CaseRow[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 50; page += 1) {
    const query = listCasesQuery.parse({ limit: 3, ...given, cursor });
    const found = await listCases(actor, query, desk.clock.now());
    expect(found.rows.length).toBeLessThanOrEqual(query.limit);
    rows.push(...found.rows);
    if (found.nextCursor === null) return rows;
    cursor = found.nextCursor;
  }
  throw new Error('The pages have no end.');
}

const dueOf = ({ nextDeadline }: { nextDeadline: Date | null }) =>
  nextDeadline?.getTime() ?? Number.POSITIVE_INFINITY;

/** The order of the specification, recomputed here: open cases by next deadline, the others after them, latest first. */
function byDeadline(a: CaseDetail, b: CaseDetail): number {
  if (isOpen(a.status) !== isOpen(b.status)) return isOpen(a.status) ? -1 : 1;
  if (!isOpen(a.status)) return b.number - a.number;
  return dueOf(a) < dueOf(b) ? -1 : dueOf(a) > dueOf(b) ? 1 : a.number - b.number;
}

const mine = () =>
  all.filter(
    ({ accountNumber }) =>
      admin.scope.kind === 'accounts' && admin.scope.accountNumbers.includes(accountNumber),
  );
const numbersOf = (rows: readonly { number: number }[]) => rows.map(({ number }) => number);
const latest = (a: CaseDetail, b: CaseDetail) => b.number - a.number;

type Check = { given: Record<string, unknown>; keeps: (detail: CaseDetail) => boolean };
const now = () => desk.clock.now().getTime();
const checks: Check[] = [
  { given: {}, keeps: () => true },
  { given: { kind: 'TECHNICAL' }, keeps: ({ kind }) => kind === 'TECHNICAL' },
  { given: { severity: 'S2' }, keeps: ({ severity }) => severity === 'S2' },
  { given: { region: 'EUROPE' }, keeps: ({ region }) => region === 'EUROPE' },
  { given: { assignee: 'none' }, keeps: ({ assigneeId }) => assigneeId === null },
  { given: { assignee: 'me' }, keeps: ({ assigneeId }) => assigneeId === staff.userId },
  { given: { target: 'overdue' }, keeps: (detail) => dueOf(detail) < now() },
  {
    given: { target: 'at_risk' },
    keeps: (detail) =>
      dueOf(detail) >= now() && (detail.atRiskAt?.getTime() ?? Number.POSITIVE_INFINITY) <= now(),
  },
  {
    given: { severity: 'S1', kind: 'TECHNICAL' },
    keeps: (d) => d.severity === 'S1' && d.kind === 'TECHNICAL',
  },
  ...(['NEW', 'OPEN', 'WAITING_ON_CUSTOMER', 'RESOLVED', 'CLOSED', 'CANCELLED'] as const).map((status) => ({
    given: { status },
    keeps: (detail: CaseDetail) => detail.status === status,
  })),
];

describe.each(checks)('a list with $given', ({ given, keeps }) => {
  it('is complete and in order, for staff and for members, by either order, page by page', async () => {
    for (const [actor, visible] of [
      [staff, all],
      [admin, mine()],
    ] as const) {
      const filters = given.assignee === 'me' ? { ...given, assignee: staff.userId } : given;
      const kept = visible.filter(keeps);
      expect(numbersOf(await everyPage(actor, filters))).toEqual(numbersOf([...kept].sort(byDeadline)));
      const created = await everyPage(actor, { ...filters, sort: '-created' });
      expect(numbersOf(created)).toEqual(numbersOf([...kept].sort(latest)));
    }
  });
});

describe('a list', () => {
  it('of one account is that account’s; a foreign one is empty', async () => {
    const own = await everyPage(admin, { account: String(desk.account.number) });
    const expected = all.filter(({ accountNumber }) => accountNumber === desk.account.number);
    expect(numbersOf(own)).toEqual(numbersOf(expected.sort(byDeadline)));
    expect(await everyPage(admin, { account: desk.foreign.number })).toEqual([]);
    expect(await everyPage(staff, { account: desk.foreign.number })).not.toEqual([]);
  });

  it('accepts an assignee by address', async () => {
    const byMail = await everyPage(staff, { assignee: desk.agent.email });
    expect(byMail).toEqual(await everyPage(staff, { assignee: desk.agent.id }));
    expect(byMail.length).toBeGreaterThan(0);
    expect(await everyPage(staff, { assignee: 'nobody@test.example' })).toEqual([]);
  });

  it('tells nothing of other accounts by searching', async () => {
    const [theirs] = all.filter(({ accountNumber }) => accountNumber === desk.foreign.number);
    const foundByAdmin = await everyPage(admin, { q: String(theirs?.number) });
    expect(foundByAdmin.filter(({ accountNumber }) => accountNumber === desk.foreign.number)).toEqual([]);
    expect(await everyPage(admin, { q: desk.foreign.name })).toEqual([]);
    expect(numbersOf(await everyPage(staff, { q: String(theirs?.number) }))).toContain(theirs?.number);
  });

  it('finds by number, by words of the subject (the last also by its beginning), by account name and number', async () => {
    const [first] = mine();
    const found = async (q: string) => numbersOf(await everyPage(admin, { q, limit: 100 }));
    expect(await found(String(first?.number))).toContain(first?.number);
    const ringing = mine().filter(({ subject }) => subject.includes('ringing'));
    expect((await found('RINGING ton')).sort()).toEqual(numbersOf(ringing).sort());
    expect(await found('"fault 1"')).toEqual(
      numbersOf(
        mine()
          .filter(({ subject }) => /Fault 1/.test(subject))
          .sort(byDeadline),
      ),
    );
    expect((await found('søren')).length).toBeGreaterThan(0);
    const halden = mine().filter(({ accountName }) => accountName.startsWith('Halden'));
    expect(await found('halden 100%')).toEqual(numbersOf(halden.sort(byDeadline)));
    expect(await found('%')).toEqual([]);
    for (const hostile of [
      "'; DROP TABLE cases; --",
      '\\',
      '& | ! ( ) :* <->',
      '((((',
      '"',
      '0'.repeat(100),
      '🦊',
    ])
      await expect(found(hostile)).resolves.toEqual(expect.any(Array));
  });

  it('refuses a cursor that is not one of its own', async () => {
    const { nextCursor } = await listCases(staff, listCasesQuery.parse({ limit: 1 }), desk.clock.now());
    const wrong = [
      'x',
      '',
      'e30',
      Buffer.from('[1,2,3]').toString('base64url'),
      `${nextCursor}x`,
      'ﬀ',
      nextCursor,
    ];
    for (const cursor of wrong) {
      const sort = cursor === nextCursor ? '-created' : 'next_deadline';
      const reading = listCases(staff, { sort, limit: 3, cursor: cursor ?? '' }, desk.clock.now());
      await expect(reading).rejects.toBeInstanceOf(Invalid);
    }
    const forged = Buffer.from(JSON.stringify(['open', '2027-99-99T00:00:00.000Z', 1])).toString('base64url');
    await expect(
      listCases(staff, { sort: 'next_deadline', limit: 3, cursor: forged }, desk.clock.now()),
    ).rejects.toBeInstanceOf(Invalid);
  });

  it('as JSON from PostgreSQL equals the serializer, case by case', async () => {
    for (const [actor, isOfStaff] of [
      [staff, true],
      [admin, false],
    ] as const) {
      const query = listCasesQuery.parse({ limit: '100' });
      const { json, nextCursor } = await listCasesJson(actor, query, desk.clock.now());
      expect(nextCursor).toBeNull();
      const visible = (isOfStaff ? [...all] : mine()).sort(byDeadline);
      const expected = visible.map((detail) => {
        const { items: _items, ...summary } = publicCaseOf(detail, isOfStaff);
        return publicCaseSummary.parse(summary);
      });
      expect(JSON.parse(json)).toEqual(expected);
    }
  });

  it('as JSON goes on where it stopped', async () => {
    const numbers: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await listCasesJson(staff, { sort: 'next_deadline', limit: 7, cursor }, desk.clock.now());
      numbers.push(...numbersOf(JSON.parse(page.json)));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(numbers).toEqual(numbersOf([...all].sort(byDeadline)));
  });
});

describe('the queue', () => {
  it('holds the open cases by next deadline, those without one last', async () => {
    const { rows } = await listQueue(staff, {}, desk.clock.now());
    expect(numbersOf(rows)).toEqual(numbersOf(all.filter(({ status }) => isOpen(status)).sort(byDeadline)));
    expect(rows[0]).toMatchObject({ accountName: expect.any(String), itemCount: expect.any(Number) });
  });

  it('shows what is over when that is asked for', async () => {
    const { rows } = await listQueue(staff, { status: 'CLOSED' }, desk.clock.now());
    expect(numbersOf(rows)).toEqual(numbersOf(all.filter(({ status }) => status === 'CLOSED').sort(latest)));
  });

  it('counts its views', async () => {
    const open = all.filter(({ status }) => isOpen(status));
    const counts = Object.fromEntries(
      (await countQueueViews(staff, desk.clock.now())).map(({ view, count }) => [view, count]),
    );
    expect(counts).toEqual({
      all: open.length,
      unassigned: open.filter(({ assigneeId }) => assigneeId === null).length,
      mine: open.filter(({ assigneeId }) => assigneeId === staff.userId).length,
      overdue: open.filter((detail) => dueOf(detail) < now()).length,
      at_risk: open.filter(
        (d) => dueOf(d) >= now() && (d.atRiskAt?.getTime() ?? Number.POSITIVE_INFINITY) <= now(),
      ).length,
      waiting: open.filter(({ status }) => status === 'WAITING_ON_CUSTOMER').length,
    });
  });

  it('is not for customers', async () => {
    await expect(listQueue(admin, {}, desk.clock.now())).rejects.toBeInstanceOf(Forbidden);
    await expect(countQueueViews(admin, desk.clock.now())).rejects.toBeInstanceOf(Forbidden);
  });

  it('can be given to active staff', async () => {
    await db.user.update({ where: { id: desk.lead.id }, data: { disabledAt: desk.clock.now() } });
    const ids = (await listAssignableStaff()).map(({ id }) => id);
    expect(ids.sort()).toEqual([desk.agent.id, desk.operations.id].sort());
  });
});
