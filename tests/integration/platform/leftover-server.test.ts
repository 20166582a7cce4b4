import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isAlive } from '@/lib/platform/start/process-facts';
import { projectRoot } from '@/lib/platform/start/project';
import { stopForgottenServers } from '../../support/test-server';

const START = `
const { startTestServer } = await import('./tests/support/test-server.ts');
await startTestServer();
process.send(process.pid);
setInterval(() => undefined, 60_000);`;

/** A process that has started a server of its own, as a run of the tests does. */
async function aRun() {
  const { TEST_DATABASE_URL: _, ...env } = process.env;
  const args = ['--conditions=react-server', '--import', 'tsx', '--input-type=module', '-e', START];
  const stdio = ['ignore', 'ignore', 'inherit', 'ipc'] as const;
  const child = spawn(process.execPath, args, { cwd: projectRoot, env, stdio: [...stdio] });
  await once(child, 'message');
  return child;
}

const read = (...path: string[]) => (existsSync(join(...path)) ? readFileSync(join(...path), 'utf8') : '');

function serverOf(owner: number | undefined): { folder: string; postmaster: number } {
  const folders = readdirSync(tmpdir()).map((name) => join(tmpdir(), name));
  const folder = folders.find((each) => read(each, 'owner.pid') === String(owner)) ?? '';
  return { folder, postmaster: Number(read(folder, 'postgres', 'postmaster.pid').split('\n')[0]) };
}

test('the server of a run that was killed is ended by the next run, that of a living run is not', async () => {
  const [killed, living] = await Promise.all([aRun(), aRun()]);
  const [forgotten, used] = [serverOf(killed.pid), serverOf(living.pid)];
  try {
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    expect(isAlive(forgotten.postmaster)).toBe(true);
    await stopForgottenServers();
    expect([isAlive(forgotten.postmaster), existsSync(forgotten.folder)]).toEqual([false, false]);
    expect([isAlive(used.postmaster), existsSync(used.folder)]).toEqual([true, true]);
  } finally {
    living.kill('SIGKILL');
    await once(living, 'exit');
    await stopForgottenServers();
  }
  expect(isAlive(used.postmaster)).toBe(false);
});
