import { describe, expect, it } from 'vitest';
import { acceptInvitation } from '@/lib/auth/commands/accept-invitation';
import { inviteOperator } from '@/lib/auth/commands/invite-operator';
import { startSession } from '@/lib/auth/commands/start-session';
import { systemActor } from '@/lib/auth/data';
import { db } from '@/lib/platform/db';
import { Conflict, Forbidden, Invalid } from '@/lib/platform/errors';
import { clockAt, contextFor, createAccount, createPerson } from '../../support/fixtures';

const PASSWORD = 'plain words in a row';
const clock = clockAt();
const product = { actor: systemActor, clock, requestId: 'test' };
const secretIn = (link: string) => new URL(link).searchParams.get('token') ?? '';
const accept = (link: string) =>
  acceptInvitation(product, { token: secretIn(link), password: PASSWORD }, '198.51.100.200');

describe('the first one of operations (inviteOperator)', () => {
  it('sets a password behind the link and signs in; the link is good once', async () => {
    const { link } = await inviteOperator(product, { email: ' First@Test.example', name: 'Ada Byron' });
    await accept(link);
    await expect(accept(link)).rejects.toThrow(Conflict);
    const from = { clock, requestId: 'test', ip: '198.51.100.200', userAgent: null };
    await expect(
      startSession({ email: 'first@test.example', password: PASSWORD }, from),
    ).resolves.toBeTruthy();
    expect(await db.user.findUnique({ where: { email: 'first@test.example' } })).toMatchObject({
      name: 'Ada Byron',
      role: 'OPERATIONS',
    });
    const audit = await db.auditEntry.findFirstOrThrow({ where: { action: 'operator.invited' } });
    expect(audit).toMatchObject({ actorId: null, via: 'system' });
    expect(JSON.stringify(await db.auditEntry.findMany({ select: { after: true } }))).not.toContain('cut_i_');
  });

  it('asked for twice gets another link, and the first is worth nothing', async () => {
    const given = { email: 'second@test.example', name: 'Alan Mason' };
    const first = await inviteOperator(product, given);
    const second = await inviteOperator(product, given);
    await expect(accept(first.link)).rejects.toThrow(Conflict);
    await accept(second.link);
    await expect(inviteOperator(product, given)).rejects.toMatchObject({ code: 'known' });
  });

  it('is nobody who is known as somebody else, and nobody without an address or a name', async () => {
    const { number } = await createAccount();
    const { email } = await createPerson('CUSTOMER_ADMIN', { accounts: [number] });
    await expect(inviteOperator(product, { email, name: 'Ada Byron' })).rejects.toMatchObject({
      code: 'known',
    });
    for (const bad of [
      { email: 'x', name: 'Ada' },
      { email: 'a@test.example', name: ' ' },
    ])
      await expect(inviteOperator(product, bad)).rejects.toThrow(Invalid);
  });

  it('is invited by no person, whatever their role or account', async () => {
    const { number } = await createAccount();
    const people = [
      await createPerson('CUSTOMER_ADMIN', { accounts: [number] }),
      await createPerson('AGENT'),
      await createPerson('OPERATIONS'),
    ];
    for (const person of people) {
      const ctx = await contextFor(person, clock);
      const asked = inviteOperator(ctx, { email: 'third@test.example', name: 'Grace Moreau' });
      await expect(asked).rejects.toThrow(Forbidden);
    }
    expect(await db.user.count({ where: { email: 'third@test.example' } })).toBe(0);
  });
});
