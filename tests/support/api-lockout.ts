import type { Cast } from './api-cast';
import type { ApiAnswer } from './api-client';

/** How far ahead of now a test's lockout begins. */
const AHEAD_MS = 6_000;
const AFTERWARDS_MS = 300;

export const inMs = (ms: number) => new Date(Date.now() + ms);

/** A request of operations about an account's upgrade. */
export const operate = (cast: Cast, method: string, account: number, rest: string, body?: unknown) =>
  cast.api.call(method, `/accounts/${account}/upgrade${rest}`, { token: cast.operations.token, body });

/** Schedules an upgrade through the API so that the lockout starts in a moment; answers with its start. */
export async function scheduleLockout(cast: Cast, account: number, aheadMs = AHEAD_MS): Promise<number> {
  const upgradeStartsAt = inMs(aheadMs).toISOString();
  const { status, body, text } = await operate(cast, 'PUT', account, '', {
    upgradeStartsAt,
    lockoutLeadMinutes: 0,
    reason: 'For the test.',
  });
  if (status !== 200) throw new Error(text);
  return Date.parse(String(body.lockoutStartsAt));
}

type Sample = ApiAnswer & { sentAt: number; receivedAt: number };

/** Asks again and again until some time after the instant, and at least once after it, however long an answer takes. */
export async function sampleUntil(instant: number, ask: () => Promise<ApiAnswer>): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (let sentAt = 0; sentAt < instant || Date.now() < instant + AFTERWARDS_MS; ) {
    sentAt = Date.now();
    const answer = await ask();
    samples.push({ ...answer, sentAt, receivedAt: Date.now() });
  }
  return samples;
}

export const readDirectory = (cast: Cast, account: number, token: string) =>
  cast.api.get(`/accounts/${account}/directory`, token);
export const readAccess = (cast: Cast, account: number) =>
  cast.api.get(`/accounts/${account}/access`, cast.own.token);
