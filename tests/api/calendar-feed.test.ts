import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { renewCalendarFeed } from '@/lib/upgrades/commands/renew-calendar-feed';
import { placeUpgrade } from '@/tests/support/api-cast';
import { contextFor, createAccount, createPerson } from '@/tests/support/fixtures';
import { startWeb, type WebProcess } from '@/tests/support/product-process';

const FOREIGN = 'Canary Customer Incorporated';
let web: WebProcess;
let secret: string;
let userId: string;

beforeAll(async () => {
  web = await startWeb();
  const [own, foreign] = [await createAccount(), await createAccount({ name: FOREIGN })];
  for (const { number } of [own, foreign]) await placeUpgrade(number, { startsInMs: 86_400_000 });
  const person = await createPerson('CUSTOMER_ADMIN', { accounts: [own.number] });
  userId = person.id;
  ({ secret } = await renewCalendarFeed(await contextFor(person, { now: () => new Date() }), {}));
});
afterAll(() => web?.stop());

const read = (file: string, headers = {}) => web.fetch(`/calendar/${file}`, { headers });

describe('a private calendar address', () => {
  it('answers without a session, uncached, with nothing of another account', async () => {
    const answer = await read(`${secret}.ics`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const text = await answer.text();
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(text).not.toContain(FOREIGN);
  });

  it('answers every address that opens nothing alike, and opens no page and no API', async () => {
    const guesses = [
      `${secret}`,
      `${secret.slice(0, -2)}xx.ics`,
      'x.ics',
      '%E0%A4.ics',
      `${'a'.repeat(5000)}.ics`,
    ];
    for (const guess of guesses)
      expect((await read(guess)).status, guess.slice(0, 60)).toBeGreaterThanOrEqual(400);
    const bodies = await Promise.all(guesses.slice(0, 3).map(async (guess) => (await read(guess)).text()));
    expect(new Set(bodies).size).toBe(1);
    const asToken = await web.fetch('/api/v1/me', { headers: { authorization: `Bearer ${secret}` } });
    expect(asToken.status).toBe(401);
  });

  it('is 404 for a disabled person, at the next reading', async () => {
    await db.user.update({ where: { id: userId }, data: { disabledAt: new Date() } });
    expect((await read(`${secret}.ics`)).status).toBe(404);
    await db.user.update({ where: { id: userId }, data: { disabledAt: null } });
  });

  it('is never in the log', () => {
    expect(JSON.stringify(web.lines)).not.toContain(secret.slice(6));
  });
});
