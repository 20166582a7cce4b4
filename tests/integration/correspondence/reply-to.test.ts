import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { replyMarkOf } from '@/lib/correspondence/rules/reply-address';

const ada = { number: 1042, userId: '00000000-0000-7000-8000-00000000000a', visibility: 'PUBLIC' } as const;
const grace = '00000000-0000-7000-8000-00000000000b';

/** The environment is read once, at first use: each case gets modules of its own. */
async function withEnvironment(given: Record<string, string>) {
  vi.unstubAllEnvs();
  for (const [name, value] of Object.entries(given)) vi.stubEnv(name, value);
  vi.resetModules();
  return import('@/lib/correspondence/commands/make-reply-to');
}

const INBOUND_MAIL_SECRET = `whsec_${randomBytes(32).toString('base64')}`;

describe('the address for a person’s answers (makeReplyTo, isReplyMarkOf)', () => {
  let own: Awaited<ReturnType<typeof withEnvironment>>;
  beforeEach(async () => {
    own = await withEnvironment({ INBOUND_MAIL_SECRET, INBOUND_MAIL_DOMAIN: 'mail.test.example' });
  });
  const markOf = (given: Parameters<typeof own.makeReplyTo>[0]) => {
    const mark = replyMarkOf(own.makeReplyTo(given) ?? '');
    if (!mark) throw new Error('This is no address of ours.');
    return mark;
  };

  it('is theirs alone: the same address from anybody else counts for nothing', () => {
    expect(own.isReplyMarkOf(ada.userId, markOf(ada))).toBe(true);
    expect(own.isReplyMarkOf(grace, markOf(ada))).toBe(false);
    expect(markOf({ ...ada, userId: grace }).mac).not.toBe(markOf(ada).mac);
  });

  it('is of one case, and of replies or notes: neither can be changed in it', () => {
    const mark = markOf(ada);
    expect(own.isReplyMarkOf(ada.userId, { ...mark, number: 1043 })).toBe(false);
    expect(own.isReplyMarkOf(ada.userId, { ...mark, visibility: 'INTERNAL' })).toBe(false);
    expect(own.isReplyMarkOf(ada.userId, { ...mark, mac: '0'.repeat(32) })).toBe(false);
  });

  it('is worth nothing under another secret', async () => {
    const mark = markOf(ada);
    const other = await withEnvironment({
      INBOUND_MAIL_SECRET,
      AUTH_SECRET: 'another secret of 32 characters..',
    });
    expect(other.isReplyMarkOf(ada.userId, mark)).toBe(false);
  });

  it('is at the domain that takes mails, else at the product’s own', async () => {
    expect(own.makeReplyTo(ada)).toMatch(/^case\+1042\.p\.[0-9a-f]{32}@mail\.test\.example$/);
    const plain = await withEnvironment({ INBOUND_MAIL_SECRET, APP_URL: 'https://cutover.test.example' });
    expect(plain.makeReplyTo(ada)).toMatch(/@cutover\.test\.example$/);
  });

  it('is none when nobody takes mails in', async () => {
    const deaf = await withEnvironment({});
    expect(deaf.makeReplyTo(ada)).toBeUndefined();
  });
});
