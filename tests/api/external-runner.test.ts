import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEndpoint } from '@/lib/integrations/commands/create-endpoint';
import { deliverMessages } from '@/lib/integrations/commands/deliver-messages';
import { createPost } from '@/lib/integrations/commands/post-message';
import { jobs as integrations } from '@/lib/integrations/jobs';
import { systemClock } from '@/lib/platform/clock';
import { db, pool } from '@/lib/platform/db';
import { scheduleUpgrade } from '@/lib/upgrades/commands/schedule-upgrade';
import { jobs as upgrades } from '@/lib/upgrades/jobs';
import { type ApiClient, connectApi } from '@/tests/support/api-client';
import { clockAt, contextFor, createAccount, createPerson } from '@/tests/support/fixtures';
import { startWeb, type WebProcess } from '@/tests/support/product-process';
import { startReceiver, verified } from '@/tests/support/webhook-receiver';

const MINUTE = 60_000;
const EVENTS = [
  'upgrade.lockout_started',
  'upgrade.due',
  'upgrade.overrunning',
  'upgrade.completed',
] as const;

let web: WebProcess;
let api: ApiClient;
beforeAll(async () => {
  process.env.DEMO = '1';
  process.env.WEBHOOK_ALLOW_LOOPBACK = '1';
  process.env.UPGRADE_RUNNER = 'external';
  web = await startWeb({ UPGRADE_RUNNER: 'external', WEBHOOK_ALLOW_LOOPBACK: '0' });
  api = await connectApi(web);
});
afterAll(() => web?.stop());

/** A window whose start and, with a short duration, whose expected end has passed already. */
async function scheduled(minutesAgo: number, durationMinutes: number) {
  const { number } = await createAccount();
  const start = new Date(systemClock.now().getTime() - minutesAgo * MINUTE);
  const then = clockAt(new Date(start.getTime() - 60 * MINUTE));
  const ctx = await contextFor(await createPerson('OPERATIONS'), then);
  await scheduleUpgrade(ctx, {
    accountNumber: number,
    upgradeStartsAt: start.toISOString(),
    durationMinutes,
  });
  return number;
}

/** What a worker does in a turn, by an injected clock: run the jobs of upgrades, relay, publish, deliver. */
async function turn(clock = systemClock) {
  const context = { now: clock.now(), clock, jobId: 'turn' };
  for (const name of ['upgrades.run-upgrades', 'upgrades.announce-instants'])
    await upgrades.find((job) => job.name === name)?.handler({}, context);
  const publish = integrations.find(({ name }) => name === 'integrations.publish-event');
  const { rows } = await pool.query(
    'UPDATE outbox SET dispatched_at = now() WHERE dispatched_at IS NULL RETURNING id, name, at, payload',
  );
  for (const { payload, ...event } of rows)
    if (publish?.on?.includes(event.name)) await publish.handler(payload, { ...context, event });
  await deliverMessages({ clock, post: createPost({ allowLoopback: true }) });
}

describe('an external runner', () => {
  it('drives upgrades by signed webhooks and API calls; what it never reports overruns', async () => {
    const { token } = await createPerson('OPERATIONS');
    const report = (account: number, what: string, body?: object) =>
      api.post(`/accounts/${account}/upgrade/${what}`, token, body);
    const phaseOf = async (account: number) =>
      (await api.get(`/accounts/${account}/upgrade`, token)).body.phase;
    const good = [await scheduled(1, 60), await scheduled(1, 60), await scheduled(1, 60)];
    const bad = await scheduled(1, 60);
    const silent = await scheduled(5, 2);

    let secret = '';
    const heard: [string, number][] = [];
    const runner = await startReceiver(async (letter) => {
      const { type, data } = verified(secret, letter);
      const account = Number(data.accountNumber);
      heard.push([type, account]);
      if (type !== 'upgrade.due' || account === silent) return 204;
      await report(account, 'start');
      const ended = await (account === bad
        ? report(account, 'fail', { reason: 'Port rejected.' })
        : report(account, 'complete'));
      return ended.status === 200 ? 204 : 500;
    });
    const ctx = await contextFor(await createPerson('OPERATIONS'), systemClock);
    secret = (await createEndpoint(ctx, { url: runner.url, events: [...EVENTS] })).secret;

    await turn();
    await turn();
    await turn();
    for (const account of good) expect(await phaseOf(account)).toBe('COMPLETED');
    expect(await phaseOf(bad)).toBe('FAILED');
    expect(await phaseOf(silent)).toBe('OVERRUNNING');
    const said = (type: string) => heard.flatMap(([name, account]) => (name === type ? account : [])).sort();
    const all = [...good, bad, silent].sort();
    expect(said('upgrade.lockout_started')).toEqual(all);
    expect(said('upgrade.due')).toEqual(all);
    expect(said('upgrade.completed')).toEqual([...good].sort());
    expect(said('upgrade.overrunning')).toEqual([silent]);
    expect(await db.webhookAttempt.count({ where: { NOT: { status: 204 } } })).toBe(0);

    // Two hours on by the worker's clock nothing is said twice, and nobody plays the runner.
    const later = clockAt(new Date(systemClock.now().getTime() + 120 * MINUTE));
    const before = heard.length;
    await turn(later);
    expect(heard).toHaveLength(before);
    expect(await phaseOf(silent)).toBe('OVERRUNNING');
    expect((await report(silent, 'start')).status).toBe(200);
    expect((await report(silent, 'complete')).body.phase).toBe('COMPLETED');
    await runner.stop();
  });
});
