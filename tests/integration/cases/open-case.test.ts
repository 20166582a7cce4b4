import { beforeEach, describe, expect, it } from 'vitest';
import { openCase } from '@/lib/cases/commands/open-case';
import { exampleAccount, examples, exampleUsers } from '@/lib/cases/schema/examples';
import { db } from '@/lib/platform/db';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { runOnce } from '@/lib/platform/idempotency';
import { deadlinesFor } from '@/lib/service-levels/rules/deadlines';
import { defaultEngine } from '@/lib/service-levels/rules/engine';
import { resetDatabase } from '@/tests/support/database';
import { createAccount, createDirectoryUser, createPerson } from '@/tests/support/fixtures';
import {
  aDesk,
  type Desk,
  file,
  newUserItem,
  offBoard,
  offBoardItem,
  read,
  technical,
  timeline,
} from './support';

let desk: Desk;
beforeEach(async () => {
  await resetDatabase();
  desk = await aDesk();
});

const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(() => null).catch((caught: unknown) => caught);
  if (!(error instanceof Invalid)) throw error ?? new Error('It was accepted.');
  return Object.fromEntries(error.errors.map(({ path, message }) => [path, message]));
};

describe('filing a request (openCase, insertCase)', () => {
  it('stores deadlines, their policy inputs and what the queue sorts by', async () => {
    const { number, version } = await file(desk);
    const detail = await read(desk, number);
    const expected = deadlinesFor(defaultEngine, {
      kind: 'USER_ADMINISTRATION',
      severity: 'S1',
      serviceLevel: 'ENTERPRISE',
      region: 'US',
      receivedAt: desk.clock.now(),
    });
    expect(version).toBe(1);
    expect(detail).toMatchObject({
      status: 'NEW',
      ...expected,
      receivedAt: desk.clock.now(),
      serviceLevel: 'ENTERPRISE',
      region: 'US',
      policyVersion: 1,
      nextDeadline: expected.respondBy,
      itemCount: 1,
      requester: { id: desk.admin.id },
      assignee: null,
    });
    expect(detail.atRiskAt).toEqual(new Date(desk.clock.now().getTime() + 22.5 * 60_000));
    expect(detail.subject).toBe('Off-board Ada Byron (8x8 Work)');
    expect(detail.items[0]).toMatchObject({ status: 'PENDING', directoryUserId: desk.leaving.id });
  });

  it('writes the first line of the timeline, an audit row and an event for both sides', async () => {
    const { number } = await file(desk);
    expect(await timeline(desk, number, desk.admin)).toMatchObject([
      { type: 'created', actor: { name: desk.admin.name, role: 'CUSTOMER' }, data: { severity: 'S1' } },
    ]);
    const audit = await db.auditEntry.findFirstOrThrow({ where: { action: 'case.opened' } });
    expect(audit).toMatchObject({ subjectType: 'case', subjectId: String(number), actorId: desk.admin.id });
    const event = await db.outboxEvent.findFirstOrThrow({ where: { name: 'case.opened' } });
    expect(event.topics).toEqual([`case:${number}`, `account:${desk.account.number}`, 'desk']);
  });

  it('of another account, or of none, finds nothing there', async () => {
    const elsewhere = offBoard(desk, { account: desk.foreign.number });
    await expect(file(desk, elsewhere)).rejects.toBeInstanceOf(NotFound);
    await expect(file(desk, offBoard(desk, { account: 999_999 }))).rejects.toBeInstanceOf(NotFound);
    expect(await db.case.count()).toBe(0);
  });

  it('explains that User Administration is not included, and still takes a technical case', async () => {
    const standard = await createAccount({ serviceLevel: 'STANDARD', userAdministration: false });
    const admin = await createPerson('CUSTOMER_ADMIN', { accounts: [standard.number] });
    const ctx = await desk.as(admin);
    const request = { ...offBoard(desk), account: standard.number };
    await expect(openCase(ctx, request)).rejects.toMatchObject({ status: 409, code: 'ua_not_included' });
    const problem = await openCase(ctx, { ...technical(desk), account: standard.number });
    expect(await read(desk, problem.number)).toMatchObject({ completeBy: null, itemCount: 0 });
  });

  it('refuses a product the account has not got', async () => {
    const one = await createAccount({ products: ['WORK'] });
    const admin = await createPerson('CUSTOMER_ADMIN', { accounts: [one.number] });
    const given = technical(desk, { account: one.number, product: 'CONTACT_CENTER' });
    const errors = await refusal(openCase(await desk.as(admin), given));
    expect(Object.keys(errors)).toEqual(['product']);
  });

  it('takes the policy and the closed days that hold at that moment', async () => {
    const { defaultPolicy } = await import('@/lib/service-levels/rules/default-policy');
    const respond = {
      ...defaultPolicy.respond,
      S2: { ...defaultPolicy.respond.S2, ENTERPRISE: { unit: 'ELAPSED', minutes: 7 } },
    };
    await db.sltPolicy.createMany({
      data: [
        { version: 2, effectiveFrom: new Date('2027-01-01'), policy: { ...defaultPolicy, respond } as never },
        { version: 3, effectiveFrom: new Date('2028-01-01'), policy: defaultPolicy as never },
      ],
    });
    const { number } = await file(desk, technical(desk));
    const detail = await read(desk, number);
    expect(detail.policyVersion).toBe(2);
    expect(detail.respondBy.getTime() - detail.receivedAt.getTime()).toBe(7 * 60_000);
  });

  it('lets a closed day of operations move a business-day deadline', async () => {
    const standard = await createAccount({ serviceLevel: 'STANDARD', region: 'EUROPE' });
    const admin = await createPerson('CUSTOMER_ADMIN', { accounts: [standard.number] });
    const given = technical(desk, { account: standard.number, severity: 'S3' });
    const before = await openCase(await desk.as(admin), given);
    await db.closedDay.create({
      data: { region: 'EUROPE', date: new Date('2027-06-08'), closed: true, name: 'Moving house' },
    });
    const after = await openCase(await desk.as(admin), given);
    const [first, second] = [await read(desk, before.number), await read(desk, after.number)];
    expect(first.respondBy.toISOString()).toBe('2027-06-08T12:00:00.000Z');
    expect(second.respondBy.toISOString()).toBe('2027-06-09T12:00:00.000Z');
  });
});

describe('the users of a request', () => {
  it('must be in the account’s own directory; another account’s user does not exist', async () => {
    const theirs = await createDirectoryUser(desk.foreign.number);
    const errors = await refusal(file(desk, offBoard(desk, { items: [offBoardItem(theirs.id)] })));
    expect(errors).toEqual({ 'items.0.userId': 'This account’s directory has no such user.' });
    const byMail = await refusal(
      file(
        desk,
        offBoard(desk, { items: [{ ...offBoardItem(''), userId: undefined, email: theirs.email }] }),
      ),
    );
    expect(Object.keys(byMail)).toEqual(['items.0.email']);
    const heir = offBoardItem(desk.leaving.id, { number: 'REASSIGN', numberReassignTo: theirs.id });
    expect(Object.keys(await refusal(file(desk, offBoard(desk, { items: [heir] }))))).toEqual([
      'items.0.numberReassignTo',
    ]);
    expect(await db.case.count()).toBe(0);
  });

  it('can be named by address in any case', async () => {
    const item = { ...offBoardItem(''), userId: undefined, email: desk.leaving.email.toUpperCase() };
    const { number } = await file(desk, offBoard(desk, { items: [item] }));
    expect((await read(desk, number)).items[0]?.directoryUserId).toBe(desk.leaving.id);
  });

  it('are named once, and nobody who leaves takes anything over', async () => {
    const items = [
      offBoardItem(desk.leaving.id),
      { ...offBoardItem(''), userId: undefined, email: desk.leaving.email },
      offBoardItem(desk.staying.id, { device: 'REASSIGN', deviceReassignTo: desk.leaving.id }),
    ];
    expect(await refusal(file(desk, offBoard(desk, { items })))).toEqual({
      'items.1.email': 'Row 1 of this request names the same.',
      'items.2.deviceReassignTo': 'Choose somebody who stays.',
    });
  });

  it('named to take over keep what they have: a number or a phone of their own, or another row’s', async () => {
    const other = await createDirectoryUser(desk.account.number, { phoneNumber: '+14085550102' });
    const to = (userId: string) =>
      offBoardItem(userId, {
        number: 'REASSIGN',
        numberReassignTo: desk.staying.id,
        device: 'REASSIGN',
        deviceReassignTo: desk.staying.email,
      });
    const own = { phoneNumber: '+14085550177', device: 'Yealink T54W, 00:15:65:00:00:01' };
    await db.directoryUser.update({ where: { id: desk.staying.id }, data: own });
    expect(await refusal(file(desk, offBoard(desk, { items: [to(desk.leaving.id)] })))).toEqual({
      'items.0.numberReassignTo':
        'Alan Mason has the number +14085550177 already. Choose somebody without one.',
      'items.0.deviceReassignTo':
        'Alan Mason has the desk phone Yealink T54W, 00:15:65:00:00:01 already. Choose somebody without one.',
    });
    await db.directoryUser.update({
      where: { id: desk.staying.id },
      data: { phoneNumber: null, device: null },
    });
    const items = [to(desk.leaving.id), to(other.id)];
    expect(await refusal(file(desk, offBoard(desk, { items })))).toEqual({
      'items.1.numberReassignTo': 'Row 1 of this request names the same.',
    });
    expect(await db.case.count()).toBe(0);
    await expect(file(desk, offBoard(desk, { items: [to(desk.leaving.id)] }))).resolves.toMatchObject({
      version: 1,
    });
  });

  it('with nothing to hand on take nothing from the one who is named', async () => {
    await db.directoryUser.update({ where: { id: desk.leaving.id }, data: { phoneNumber: null } });
    await db.directoryUser.update({ where: { id: desk.staying.id }, data: { phoneNumber: '+14085550177' } });
    const item = offBoardItem(desk.leaving.id, { number: 'REASSIGN', numberReassignTo: desk.staying.id });
    await expect(file(desk, offBoard(desk, { items: [item] }))).resolves.toMatchObject({ version: 1 });
  });

  it('named to take over or as a model are the account’s own, too: another account’s don’t exist', async () => {
    const theirs = await createDirectoryUser(desk.foreign.number, {
      products: ['WORK', 'CONTACT_CENTER'],
    });
    const heirs = ['numberReassignTo', 'voicemailForwardTo', 'deviceReassignTo', 'openInteractionsTo'];
    const decisions = { number: 'REASSIGN', voicemail: 'FORWARD', device: 'REASSIGN' };
    await db.directoryUser.update({
      where: { id: desk.leaving.id },
      data: { products: ['WORK', 'CONTACT_CENTER'] },
    });
    for (const reference of [theirs.id, theirs.email]) {
      const named = Object.fromEntries(heirs.map((field) => [field, reference]));
      const items = [offBoardItem(desk.leaving.id, { ...decisions, ...named })];
      expect(await refusal(file(desk, offBoard(desk, { product: 'CONTACT_CENTER', items })))).toEqual(
        Object.fromEntries(
          heirs.map((field) => [`items.0.${field}`, 'This account’s directory has no such user.']),
        ),
      );
      const model = [newUserItem('new@customer.example', { sameSetUpAs: reference })];
      expect(await refusal(file(desk, offBoard(desk, { request: 'NEW_USER', items: model })))).toEqual({
        'items.0.sameSetUpAs': 'This account’s directory has no such user.',
      });
    }
    expect(await db.case.count()).toBe(0);
  });

  it('who are new have an address that nobody in the account has, whatever its case', async () => {
    const items = [
      newUserItem(desk.leaving.email.toUpperCase()),
      newUserItem('new@customer.example'),
      newUserItem('NEW@customer.example'),
    ];
    const request = offBoard(desk, { request: 'NEW_USER', items });
    expect(await refusal(file(desk, request))).toEqual({
      'items.0.email': 'The directory has a user with this address already.',
      'items.2.email': 'Row 2 of this request names the same.',
    });
    const elsewhere = await createDirectoryUser(desk.foreign.number, { email: 'shared@customer.example' });
    const free = offBoard(desk, { request: 'NEW_USER', items: [newUserItem(elsewhere.email)] });
    await expect(file(desk, free)).resolves.toMatchObject({ version: 1 });
  });

  it('keep what a change replaces, and can’t take another user’s address or extension', async () => {
    const change = (given: object) =>
      offBoard(desk, { request: 'CHANGE', items: [{ userId: desk.leaving.id, ...given }] });
    const { number } = await file(desk, change({ site: 'Leeds', license: 'X4' }));
    expect((await read(desk, number)).items[0]?.fields).toMatchObject({
      site: 'Leeds',
      license: 'X4',
      from: { site: 'Head office', license: 'X2' },
    });
    const taken = change({ newEmail: desk.staying.email, extension: desk.staying.extension });
    expect(Object.keys(await refusal(file(desk, taken))).sort()).toEqual([
      'items.0.extension',
      'items.0.newEmail',
    ]);
  });

  it('have the product that the request is for', async () => {
    const item = { ...offBoardItem(desk.leaving.id), openInteractionsTo: desk.staying.id };
    const request = offBoard(desk, { product: 'CONTACT_CENTER', items: [item] });
    expect(await refusal(file(desk, request))).toEqual({
      'items.0.userId': 'This user has no 8x8 Contact Center.',
    });
  });

  it('can be five hundred', async () => {
    const items = Array.from({ length: 500 }, (_, index) => newUserItem(`user${index}@customer.example`));
    const { number } = await file(desk, offBoard(desk, { request: 'NEW_USER', items }));
    const detail = await read(desk, number);
    expect(detail.itemCount).toBe(500);
    expect(detail.items.map(({ position }) => position)).toEqual(items.map((_, index) => index + 1));
  });
});

describe('a problem with a request', () => {
  it('becomes a technical case that both timelines know', async () => {
    const request = await file(desk);
    const problem = await file(desk, technical(desk, { relatedCase: request.number }));
    expect((await read(desk, problem.number)).relatedCase).toMatchObject({ number: request.number });
    expect((await read(desk, request.number)).problems).toMatchObject([{ number: problem.number }]);
    expect((await timeline(desk, request.number)).at(-1)).toMatchObject({
      type: 'problem_reported',
      data: { case: problem.number },
    });
  });

  it('is refused alike for a foreign case, another account’s case and a missing one', async () => {
    const foreign = await openCase(
      await desk.as(desk.stranger),
      technical(desk, { account: desk.foreign.number }),
    );
    const answers = [];
    for (const relatedCase of [foreign.number, 123_456])
      answers.push(await refusal(file(desk, technical(desk, { relatedCase }))));
    expect(answers[0]).toEqual(answers[1]);
    const ofStaff = openCase(await desk.as(desk.agent), technical(desk, { relatedCase: foreign.number }));
    expect(await refusal(ofStaff)).toEqual(answers[0]);
  });
});

describe('filing once', () => {
  it('twenty parallel requests with one key make one case, and each hears its number', async () => {
    const ctx = await desk.as(desk.admin);
    const once = (input: object, fingerprint = 'same') =>
      runOnce(openCase, ctx, input, {
        key: 'k',
        fingerprint,
        answer: async (_tx, { number }) => ({ number }),
      });
    const answers = await Promise.all(Array.from({ length: 20 }, () => once(offBoard(desk))));
    expect(new Set(answers.map(({ answer }) => answer.number)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await db.case.count()).toBe(1);
    expect(await db.outboxEvent.count()).toBe(1);
    await expect(once(technical(desk), 'other')).rejects.toBeInstanceOf(Invalid);
  });

  it('a refused request leaves its key free', async () => {
    const ctx = await desk.as(desk.admin);
    const once = (input: object) =>
      runOnce(openCase, ctx, input, {
        key: 'k',
        fingerprint: 'f',
        answer: async (_tx, { number }) => ({ number }),
      });
    await expect(once(offBoard(desk, { items: [] }))).rejects.toBeInstanceOf(Invalid);
    await expect(once(offBoard(desk))).resolves.toMatchObject({ replayed: false });
  });
});

describe('the examples of the API', () => {
  it('are each accepted by an account with the users they name', async () => {
    const account = await createAccount({ number: exampleAccount });
    const admin = await createPerson('CUSTOMER_ADMIN', { accounts: [account.number] });
    for (const email of Object.values(exampleUsers))
      await createDirectoryUser(account.number, { email, products: ['WORK', 'CONTACT_CENTER'] });
    for (const example of Object.values(examples))
      await expect(openCase(await desk.as(admin), example)).resolves.toMatchObject({ version: 1 });
  });
});
