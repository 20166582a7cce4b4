import { beforeEach, describe, expect, it, vi } from 'vitest';

vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:9');
const { POST } = await import('@/app/api/inbound/mail/route');
const { assignCase } = await import('@/lib/cases/commands/assign-case');
const { resolveCase } = await import('@/lib/cases/commands/resolve-case');
const { reopenCase } = await import('@/lib/cases/commands/reopen-case');
const { waitOnCustomer } = await import('@/lib/cases/commands/wait-on-customer');
const { tellCase } = await import('@/lib/correspondence/commands/tell-case');
const { recheckMail } = await import('@/lib/correspondence/commands/recheck-mail');
const { watchCase } = await import('@/lib/correspondence/commands/watch-case');
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
  it('reaches the assignee and watching staff; of an unassigned case nobody has to hear', async () => {
    await say(desk, desk.admin, number, 'Still silent.');
    await tellAll(desk);
    for (const person of [desk.agent, desk.lead, desk.admin]) expect(await inboxOf(person)).toEqual([]);
    await db.outboxEvent.deleteMany();
    await assignCase(await desk.as(desk.lead), { number, assignee: desk.agent.id });
    await watchCase(await desk.as(desk.lead), { number, watching: true });
    await say(desk, desk.admin, number, 'And now?');
    await tellAll(desk);
    for (const person of [desk.agent, desk.lead])
      expect(await inboxOf(person)).toEqual([`${desk.admin.name} replied to ${about()}`]);
    expect((await mailsTo(desk.agent))[0]?.text).toContain(`/desk/${number}`);
    expect(await mailsTo(desk.admin)).toEqual([]);
  });
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
