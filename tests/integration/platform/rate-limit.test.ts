import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/platform/db';
import { TooManyRequests } from '@/lib/platform/errors';
import { rateLimit, removeEndedWindows } from '@/lib/platform/rate-limit';
import { projectRoot } from '@/lib/platform/start/project';
import { resetDatabase } from '@/tests/support/database';

const TERMS = { name: 'test', points: 3, seconds: 60 };
const limit = rateLimit(TERMS);

/** How many of so many takes at once were allowed. */
async function takeAtOnce(times: number): Promise<number> {
  const ended = await Promise.allSettled(Array.from({ length: times }, () => limit.take('ada')));
  return ended.filter(({ status }) => status === 'fulfilled').length;
}

const MODULE = JSON.stringify(`${projectRoot}/lib/platform/rate-limit.ts`);
const ANOTHER = `
  const { rateLimit } = await import(${MODULE});
  const limit = rateLimit({ name: 'test', points: 40, seconds: 60 });
  process.once('message', async () => {
    const ended = await Promise.allSettled(Array.from({ length: 60 }, () => limit.take('ada')));
    process.send(ended.map(({ status, reason }) => (status === 'fulfilled' ? 'allowed' : reason.name)), () => process.exit());
  });
  process.send('ready');`;

/** A process of its own that takes 60 times as soon as it is told. */
async function anotherProcess() {
  const hooks = ['--import', 'tsx', '--import', './lib/platform/start/server-only.mjs'];
  const child = spawn(process.execPath, [...hooks, '--input-type=module', '--eval', ANOTHER], {
    cwd: projectRoot,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  return async (): Promise<string[]> => {
    child.send('go');
    const [answers] = await once(child, 'message');
    return answers;
  };
}

beforeEach(resetDatabase);
afterEach(() => void vi.useRealTimers());

describe('a limit', () => {
  it('is not exceeded by two processes at once', async () => {
    const started = await Promise.all([anotherProcess(), anotherProcess()]);
    const answers = (await Promise.all(started.map((take) => take()))).flat();
    expect(answers.filter((answer) => answer === 'allowed')).toHaveLength(40);
    expect(answers.filter((answer) => answer === 'TooManyRequests')).toHaveLength(80);
  });

  it('is not exceeded by many at once, and says how long to wait', async () => {
    expect(await takeAtOnce(10)).toBe(3);
    const refusal = await limit.take('ada').catch((error: Error) => error);
    expect(refusal).toBeInstanceOf(TooManyRequests);
    const { retryAfterSeconds = 0 } = refusal as TooManyRequests;
    expect(retryAfterSeconds).toBeGreaterThan(0);
    expect(retryAfterSeconds).toBeLessThanOrEqual(60);
  });

  it('ends with its window, which a refused take does not prolong', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2027-06-07T12:00:00Z') });
    expect(await takeAtOnce(4)).toBe(3);
    vi.setSystemTime(new Date('2027-06-07T12:00:59.999Z'));
    await expect(limit.take('ada')).rejects.toMatchObject({ retryAfterSeconds: 1 });
    vi.setSystemTime(new Date('2027-06-07T12:01:00Z'));
    expect(await takeAtOnce(4)).toBe(3);
  });

  it('is each key’s own, and each name’s', async () => {
    expect(await takeAtOnce(4)).toBe(3);
    await expect(limit.take('grace')).resolves.toBeUndefined();
    await expect(rateLimit({ ...TERMS, name: 'another' }).take('ada')).resolves.toBeUndefined();
    await expect(limit.take('ada')).rejects.toBeInstanceOf(TooManyRequests);
  });

  it('can be asked without counting, given one back, and cleared', async () => {
    await limit.take('ada');
    await limit.take('ada');
    for (let asked = 0; asked < 5; asked += 1) await limit.assertLeft('ada');
    await limit.take('ada');
    await expect(limit.assertLeft('ada')).rejects.toBeInstanceOf(TooManyRequests);
    await limit.giveBack('ada');
    expect(await takeAtOnce(3)).toBe(1);
    await limit.clear('ada');
    expect(await takeAtOnce(4)).toBe(3);
  });

  it('takes a key of any length, and keeps nothing of it that could be read', async () => {
    const address = `${'a'.repeat(240)}@test.example|2001:db8:ffff:ffff:ffff:ffff:ffff:ffff`;
    await limit.take(address);
    expect(JSON.stringify(await db.rateLimit.findMany({ select: { key: true } }))).not.toContain('aaaa');
  });
});

describe('counters whose windows have ended', () => {
  it('are removed, and no others', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2027-06-07T12:00:00Z') });
    await limit.take('ada');
    vi.setSystemTime(new Date('2027-06-07T12:00:30Z'));
    await limit.take('grace');
    await removeEndedWindows(new Date('2027-06-07T12:01:00Z'));
    expect(await db.rateLimit.count()).toBe(1);
    expect(await takeAtOnce(4)).toBe(3);
    await expect(limit.take('grace')).resolves.toBeUndefined();
  });
});
