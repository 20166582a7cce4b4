import { beforeEach, describe, expect, it, vi } from 'vitest';

vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:9');
const { POST } = await import('@/app/api/inbound/mail/route');
const { assignCase } = await import('@/lib/cases/commands/assign-case');
const { changeCase } = await import('@/lib/cases/commands/change-case');
const { changeSeverity } = await import('@/lib/cases/commands/change-severity');
const { claimCase } = await import('@/lib/cases/commands/claim-case');
const { resolveCase } = await import('@/lib/cases/commands/resolve-case');
const { reopenCase } = await import('@/lib/cases/commands/reopen-case');
const { waitOnCustomer } = await import('@/lib/cases/commands/wait-on-customer');
const { tellCase } = await import('@/lib/correspondence/commands/tell-case');
const { recheckMail } = await import('@/lib/correspondence/commands/recheck-mail');
const { watchCase } = await import('@/lib/correspondence/commands/watch-case');
const { readInbox } = await import('@/lib/notifications/commands/read-inbox');
const { db } = await import('@/lib/platform/db');
const { Forbidden } = await import('@/lib/platform/errors');
const { resetDatabase } = await import('@/tests/support/database');
const { createPerson } = await import('@/tests/support/fixtures');
const { aDesk, file, technical } = await import('../cases/support');
const { inboxOf, say, tellAll } = await import('./support');

const CANARY = 'canary-5d21';
let desk: Awaited<ReturnType<typeof aDesk>>;
let number: number;
beforeEach(async () => {
  await resetDatabase();
  desk = await aDesk();
  ({ number } = await file(desk, technical(desk)));
});

const about = () => `${number}: No ringing tone`;
const mailsTo = ({ id }: { id: string }) =>
  db.mail.findMany({ where: { userId: id }, orderBy: { createdAt: 'asc' } });

describe('a reply of the staff', () => {
  it('reaches the requester and the colleague who watches, by mail and inbox, and nobody else', async () => {
    const colleague = await createPerson('CUSTOMER_ADMIN', { accounts: [desk.account.number] });
    const silent = await createPerson('CUSTOMER_ADMIN', { accounts: [desk.account.number] });
    await watchCase(await desk.as(colleague), { number, watching: true });
    await say(desk, desk.agent, number, 'Try again now.');
    await tellAll(desk);
    for (const person of [desk.admin, colleague]) {
      expect(await inboxOf(person)).toEqual([`${desk.agent.name} replied to ${about()}`]);
      const [mail] = await mailsTo(person);
      expect(mail).toMatchObject({
        recipient: person.email,
        subject: `Case ${number}: No ringing tone`,
        thread: `case-${number}`,
      });
      expect(mail?.text).toContain('Try again now.');
      expect(mail?.text).not.toContain(desk.agent.email);
      expect(mail?.text).toContain(`/cases/${number}`);
    }
    for (const person of [silent, desk.stranger, desk.agent, desk.lead])
      expect(await inboxOf(person)).toEqual([]);
  });

  it('is told once to each, however often and from however many sides at once the job runs', async () => {
    await say(desk, desk.agent, number, 'One.');
    await say(desk, desk.agent, number, 'Two.');
    await Promise.all(Array.from({ length: 5 }, () => tellAll(desk)));
    await tellAll(desk);
    expect(await inboxOf(desk.admin)).toHaveLength(2);
    expect(await mailsTo(desk.admin)).toHaveLength(2);
  });

  it('is not told to whoever lost the account, before the job or before the mail goes out', async () => {
    await say(desk, desk.agent, number, 'One.');
    await tellAll(desk);
    await db.membership.deleteMany({ where: { userId: desk.admin.id } });
    await say(desk, desk.agent, number, 'Two.');
    await tellAll(desk);
    const [mail, second] = await mailsTo(desk.admin);
    expect(second).toBeUndefined();
    expect(mail && (await recheckMail(mail, desk.clock.now()))).toBeNull();
  });

  it('is not told to whoever stopped watching', async () => {
    await watchCase(await desk.as(desk.admin), { number, watching: false });
    await say(desk, desk.agent, number, 'Quiet.');
    await tellAll(desk);
    expect(await inboxOf(desk.admin)).toEqual([]);
  });
});

describe('a reply of the customer', () => {
  it('reaches the assignee and watching staff', async () => {
    await assignCase(await desk.as(desk.lead), { number, assignee: desk.agent.id });
    await watchCase(await desk.as(desk.lead), { number, watching: true });
    await db.outboxEvent.deleteMany();
    await say(desk, desk.admin, number, 'And now?');
    await tellAll(desk);
    for (const person of [desk.agent, desk.lead])
      expect(await inboxOf(person)).toEqual([`${desk.admin.name} replied to ${about()}`]);
    expect((await mailsTo(desk.agent))[0]?.text).toContain(`/desk/${number}`);
    expect(await mailsTo(desk.admin)).toEqual([]);
  });
});

describe('a case that nobody has', () => {
  const replied = () => `${desk.admin.name} replied to ${about()}`;

  it('calls the leads when its customer writes: in the inbox, by no mail, and once until they have read it', async () => {
    const gone = await createPerson('LEAD');
    await db.user.update({ where: { id: gone.id }, data: { disabledAt: desk.clock.now() } });
    await say(desk, desk.admin, number, 'Still silent.');
    await say(desk, desk.admin, number, 'Is anybody there?');
    await Promise.all([tellAll(desk), tellAll(desk)]);
    await tellAll(desk);
    expect(await inboxOf(desk.lead)).toEqual([replied()]);
    const [item] = await db.inboxItem.findMany({ where: { userId: desk.lead.id } });
    expect(item?.text).toBe('Still silent.\n\nNobody has this case. Take it, or give it to somebody.');
    expect(await mailsTo(desk.lead)).toEqual([]);
    for (const person of [desk.agent, desk.operations, desk.admin, gone])
      expect(await inboxOf(person)).toEqual([]);
    await readInbox(await desk.as(desk.lead), {});
    await db.outboxEvent.deleteMany();
    await say(desk, desk.admin, number, 'A day later.');
    await tellAll(desk);
    expect(await inboxOf(desk.lead)).toHaveLength(2);
  });

  it('is also one that was answered, one that is resolved, and one whose assignee can’t sign in', async () => {
    await assignCase(await desk.as(desk.lead), { number, assignee: desk.agent.id });
    const answered = await file(desk, technical(desk));
    const resolved = await file(desk, technical(desk));
    await say(desk, desk.operations, answered.number, 'Try again now.');
    await say(desk, desk.operations, resolved.number, 'Done.');
    await resolveCase(await desk.as(desk.operations), { number: resolved.number });
    await db.user.update({ where: { id: desk.agent.id }, data: { disabledAt: desk.clock.now() } });
    await db.outboxEvent.deleteMany();
    const numbers = [number, answered.number, resolved.number];
    for (const each of numbers) await say(desk, desk.admin, each, 'It is back.');
    await tellAll(desk);
    const items = await db.inboxItem.findMany({ where: { userId: desk.lead.id } });
    expect(items.map(({ href }) => href).sort()).toEqual(numbers.map((each) => `/desk/${each}`).sort());
  });

  it('calls nobody for what staff write, nor once somebody has it', async () => {
    await say(desk, desk.operations, number, 'We look into it.');
    await say(desk, desk.operations, number, 'A note.', 'INTERNAL');
    await tellAll(desk);
    await say(desk, desk.admin, number, 'Thank you.');
    await assignCase(await desk.as(desk.lead), { number, assignee: desk.agent.id });
    await tellAll(desk);
    expect(await inboxOf(desk.lead)).toEqual([]);
  });
});

describe('what whoever has the case has to hear of', () => {
  const give = async (to: { id: string }, by: { token: string } = desk.lead) =>
    assignCase(await desk.as(by), { number, assignee: to.id });

  it('is that somebody gave it to them, in the inbox and once; taking it themselves is no news', async () => {
    await give(desk.agent);
    await Promise.all([tellAll(desk), tellAll(desk)]);
    expect(await inboxOf(desk.agent)).toEqual([`${desk.lead.name} gave you ${about()}`]);
    expect(await mailsTo(desk.agent)).toEqual([]);
    await give(desk.lead);
    await tellAll(desk);
    for (const person of [desk.lead, desk.admin]) expect(await inboxOf(person)).toEqual([]);
  });

  it('is not told to somebody who has it no more when the job runs', async () => {
    await give(desk.agent);
    await give(desk.lead);
    await tellAll(desk);
    expect(await inboxOf(desk.agent)).toEqual([]);
  });

  it('is that its customer made it graver, whichever way they did; what is lowered is no news', async () => {
    await give(desk.agent, desk.agent);
    await changeSeverity(await desk.as(desk.admin), { number, severity: 'S1' });
    await changeSeverity(await desk.as(desk.admin), { number, severity: 'S3' });
    await changeCase(await desk.as(desk.admin), { number, severity: 'S2' });
    await tellAll(desk);
    const raised = `${desk.admin.name} raised the severity of ${about()}`;
    expect(await inboxOf(desk.agent)).toEqual([raised, raised]);
    const mails = await mailsTo(desk.agent);
    expect(mails.map(({ text }) => /It is S\d now and was S\d\./.exec(text)?.[0]).sort()).toEqual([
      'It is S1 now and was S2.',
      'It is S2 now and was S3.',
    ]);
    for (const person of [desk.lead, desk.admin]) expect(await inboxOf(person)).toEqual([]);
  });

  it('reaches the leads when nobody has a case that its customer makes an S1', async () => {
    await changeSeverity(await desk.as(desk.admin), { number, severity: 'S1' });
    await tellAll(desk);
    expect(await inboxOf(desk.lead)).toEqual([`${desk.admin.name} raised the severity of ${about()}`]);
    expect(await mailsTo(desk.lead)).toEqual([]);
  });

  it('is a problem reported with an open request; with a resolved one it is told as the dispute', async () => {
    const request = await file(desk);
    await assignCase(await desk.as(desk.agent), { number: request.number, assignee: 'me' });
    const problem = await file(desk, technical(desk, { relatedCase: request.number }));
    await tellAll(desk);
    const [item] = await db.inboxItem.findMany({ where: { userId: desk.agent.id } });
    expect(item?.title).toMatch(new RegExp(`^${desk.admin.name} reported a problem with ${request.number}:`));
    expect(item).toMatchObject({
      text: `The problem is case ${problem.number}.`,
      href: `/desk/${request.number}`,
    });
    await beginAndResolve(request.number);
    await db.outboxEvent.deleteMany();
    await file(desk, technical(desk, { relatedCase: request.number }));
    await tellAll(desk);
    const titles = await inboxOf(desk.agent);
    expect(titles).toHaveLength(2);
    expect(titles[1]).toContain(`did not accept the resolution of ${request.number}`);
    expect(await inboxOf(desk.admin)).toEqual([]);
  });

  async function beginAndResolve(request: number) {
    await claimCase(await desk.as(desk.agent), { number: request });
    await resolveCase(await desk.as(desk.agent), { number: request });
  }
});

describe('a status that matters', () => {
  it('is told with the reply that came with it, in one message', async () => {
    await waitOnCustomer(await desk.as(desk.agent), { number, comment: 'Which phone?' });
    await say(desk, desk.admin, number, 'The one in the hall.');
    desk.clock.advance(1_000);
    await resolveCase(await desk.as(desk.agent), { number });
    desk.clock.advance(1_000);
    await reopenCase(await desk.as(desk.agent), { number, reason: 'It came back.' });
    await tellAll(desk);
    expect((await inboxOf(desk.admin)).sort()).toEqual(
      [
        `${desk.agent.name} needs your answer on ${about()}`,
        `${desk.agent.name} resolved ${about()}`,
        `${desk.agent.name} took up again ${about()}`,
      ].sort(),
    );
    expect(await mailsTo(desk.admin)).toHaveLength(3);
  });
});

describe('an internal note', () => {
  it('is in no mail and no inbox of a customer, whoever watches', async () => {
    const colleague = await createPerson('CUSTOMER_ADMIN', { accounts: [desk.account.number] });
    await watchCase(await desk.as(colleague), { number, watching: true });
    await watchCase(await desk.as(desk.lead), { number, watching: true });
    await say(desk, desk.agent, number, `${CANARY} @${desk.admin.name} @${colleague.email}`, 'INTERNAL');
    await tellAll(desk);
    expect(await inboxOf(desk.lead)).toEqual([`${desk.agent.name} wrote a note on ${about()}`]);
    const customers = { in: [desk.admin.id, colleague.id, desk.stranger.id] };
    expect(await db.mail.count({ where: { userId: customers } })).toBe(0);
    expect(await db.inboxItem.count({ where: { userId: customers } })).toBe(0);
    const kept = await db.mail.findMany({ where: { text: { contains: CANARY } } });
    expect(kept.map(({ recipient, kind }) => [recipient, kind])).toEqual([[desk.lead.email, 'case-note']]);
    const events = await db.outboxEvent.findMany({ where: { name: 'case.commented' } });
    expect(JSON.stringify(events.map(({ payload }) => payload))).not.toContain(CANARY);
  });

  it('reaches whom it mentions, by name; a mention in a reply calls nobody', async () => {
    await say(desk, desk.agent, number, `Can you look, @${desk.lead.name}?`, 'INTERNAL');
    await say(desk, desk.agent, number, `We asked @${desk.operations.name}.`);
    await tellAll(desk);
    expect(await inboxOf(desk.lead)).toEqual([`${desk.agent.name} mentioned you in a note on ${about()}`]);
    expect(await mailsTo(desk.lead)).toHaveLength(1);
    expect(await inboxOf(desk.operations)).toEqual([]);
  });
});

it('no line break of a subject comes into a header', async () => {
  await db.case.update({ where: { number }, data: { subject: 'Tone\r\nBcc: eve@elsewhere.example' } });
  await say(desk, desk.agent, number, 'Hello.');
  await tellAll(desk);
  expect((await mailsTo(desk.admin))[0]?.subject).toBe(`Case ${number}: Tone Bcc: eve@elsewhere.example`);
});

it('only the product itself and operations tell', async () => {
  for (const person of [desk.agent, desk.admin])
    await expect(tellCase(await desk.as(person), { number, eventIds: ['1'] })).rejects.toThrow(Forbidden);
});

it('without a provider of incoming mail nobody is told to answer, and the door for mails is not there', async () => {
  await say(desk, desk.agent, number, 'Hello.');
  await tellAll(desk);
  const [mail] = await mailsTo(desk.admin);
  expect(mail?.replyTo).toBeNull();
  expect(mail?.text).toContain('nobody reads answers to it');
  expect(mail?.text).not.toContain('An answer to this mail');
  const request = new Request('http://localhost/api/inbound/mail', {
    method: 'POST',
    body: 'From: a@b.example',
  });
  expect((await POST(request)).status).toBe(404);
});
