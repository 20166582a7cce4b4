import { describe, expect, it } from 'vitest';
import { confirmEmail } from '@/lib/auth/commands/confirm-email';
import { sendEmailConfirmation } from '@/lib/auth/commands/send-email-confirmation';
import { systemActor } from '@/lib/auth/data';
import { db } from '@/lib/platform/db';
import { Conflict, Forbidden, NotFound } from '@/lib/platform/errors';
import { unseal } from '@/lib/platform/secrets';
import { clockAt, contextFor, createAccount, createPerson, NOON } from '../../support/fixtures';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** An admin whose address nobody has confirmed, a colleague of theirs, and the last link that was sent to them. */
async function scene() {
  const clock = clockAt();
  const { number } = await createAccount();
  const person = await createPerson('CUSTOMER_ADMIN', { accounts: [number] });
  const self = await contextFor(person, clock);
  const colleague = await contextFor(await createPerson('CUSTOMER_ADMIN', { accounts: [number] }), clock);
  const product = { actor: systemActor, clock, requestId: 'test' };
  const token = async () => {
    const mail = await db.mail.findFirstOrThrow({
      where: { recipient: person.email },
      orderBy: { createdAt: 'desc' },
    });
    return mail.sealedSecret ? unseal(mail.sealedSecret) : '';
  };
  const verifiedAt = async () =>
    (await db.user.findUniqueOrThrow({ where: { id: person.id } })).emailVerifiedAt;
  return { clock, person, self, colleague, product, token, verifiedAt };
}

describe('a link that confirms an address', () => {
  it('works once, and rests as a digest, or encrypted in a mail that waits', async () => {
    const { person, self, product, token, verifiedAt } = await scene();
    await sendEmailConfirmation(self, { userId: person.id });
    const secret = await token();
    expect(secret).toMatch(/^cut_e_[\w-]{43}$/);
    const rows = await db.$queryRaw<{ found: number }[]>`
      SELECT count(*)::int AS found FROM email_confirmations WHERE email_confirmations::text LIKE ${`%${secret}%`}`;
    expect(rows[0]?.found).toBe(0);
    expect(JSON.stringify(await db.mail.findMany())).not.toContain(secret);
    const twice = await Promise.allSettled([
      confirmEmail(product, { token: secret }),
      confirmEmail(product, { token: secret }),
    ]);
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await verifiedAt()).toEqual(NOON);
    await expect(sendEmailConfirmation(self, { userId: person.id })).rejects.toThrow(Conflict);
  });

  it('is spent after seven days, and for another address', async () => {
    const { clock, person, self, product, token, verifiedAt } = await scene();
    await sendEmailConfirmation(self, { userId: person.id });
    const first = await token();
    clock.advance(7 * DAY);
    await expect(confirmEmail(product, { token: first })).rejects.toThrow(Conflict);
    await sendEmailConfirmation(self, { userId: person.id });
    const second = await token();
    await db.user.update({ where: { id: person.id }, data: { email: `new-${person.email}` } });
    await expect(confirmEmail(product, { token: second })).rejects.toThrow(Conflict);
    await expect(confirmEmail(product, { token: 'cut_e_guess' })).rejects.toThrow(Conflict);
    expect(await verifiedAt()).toBeNull();
  });

  it('is sent at most every ten minutes, however many ask', async () => {
    const { clock, person, self, colleague } = await scene();
    const asked = await Promise.allSettled(
      [self, colleague, self].map((ctx) => sendEmailConfirmation(ctx, { userId: person.id })),
    );
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    clock.advance(10 * MINUTE);
    await sendEmailConfirmation(colleague, { userId: person.id });
    expect(await db.mail.count({ where: { recipient: person.email } })).toBe(2);
  });

  it('is not for strangers to send, nor for the desk', async () => {
    const { clock, person } = await scene();
    const { number } = await createAccount();
    const stranger = await contextFor(await createPerson('CUSTOMER_ADMIN', { accounts: [number] }), clock);
    const agent = await contextFor(await createPerson('AGENT'), clock);
    await expect(sendEmailConfirmation(stranger, { userId: person.id })).rejects.toThrow(NotFound);
    await expect(sendEmailConfirmation(agent, { userId: person.id })).rejects.toThrow(Forbidden);
    expect(await db.mail.count({ where: { recipient: person.email } })).toBe(0);
  });
});
