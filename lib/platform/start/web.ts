import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { standalone } from './build';
import { endingSignal } from './lifetime';
import { childEnv, projectRoot } from './project';

const here = import.meta.dirname;
const POLL_MS = 50;

/** A session of its own: Ctrl-C reaches it through the supervisor. The channel tells it when the supervisor is gone. */
function launch(
  args: readonly string[],
  cwd: string,
  env: Record<string, string>,
  output: 'inherit' | 'pipe' = 'inherit',
) {
  return spawn(process.execPath, [...args], {
    cwd,
    env: childEnv(env),
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
  });
}

// Without a bound Node lets garbage lie: 450 MB resident under load. What lives is 100 MB. For what is young V8 knows 8, 16
// and 32 MB: 8 costs the queue's page a tenth of its rate, 32 another 29 MB for next to nothing.
const BOUNDED_MEMORY = ['--max-semi-space-size=16', '--max-old-space-size=224'];
// What is not V8's heap is glibc's: one arena for all threads, and what is free at its end goes back at once (38 MB less).
// V8's compilers ask for up to 100 MB in pieces of 32 KB: mapped one by one, they go back when they are done (30 MB less).
const ONE_ARENA = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_TRIM_THRESHOLD_: '131072',
  MALLOC_MMAP_THRESHOLD_: '32768',
};

// A proxy in front keeps its connections for a minute; one that ends here first loses the request just sent into it.
const LONGER_THAN_PROXIES = { KEEP_ALIVE_TIMEOUT: '75000' };

export function launchWeb(env: Record<string, string>, output?: 'inherit' | 'pipe'): ChildProcess {
  const web = { ...ONE_ARENA, ...LONGER_THAN_PROXIES, ...env, NODE_ENV: 'production', PROCESS_NAME: 'web' };
  const args = [...BOUNDED_MEMORY, '--import', join(here, 'child-hook.mjs'), 'server.js'];
  return launch(args, standalone, web, output);
}

export function launchDevWeb(env: Record<string, string>): ChildProcess {
  const args = ['node_modules/next/dist/bin/next', 'dev', '-p', env.PORT ?? '', '-H', env.HOST ?? ''];
  const dev = { ...env, NODE_ENV: 'development', PROCESS_NAME: 'web' };
  return launch(['--import', join(here, 'child-hook.mjs'), ...args], projectRoot, dev);
}

export function launchWorker(env: Record<string, string>, output?: 'inherit' | 'pipe'): ChildProcess {
  const worker = { NODE_ENV: 'production', ...env, PROCESS_NAME: 'worker' };
  const hooks = ['tsx', join(here, 'server-only.mjs'), join(here, 'child-hook.mjs')];
  const flags = hooks.flatMap((hook) => ['--import', hook]);
  return launch([...flags, 'lib/jobs/worker.ts'], projectRoot, worker, output);
}

/** Waits until the product answers that it is ready. False when it does not in time. */
export async function waitUntilReady(host: string, port: number, limitMs: number): Promise<boolean> {
  const address =
    host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host;
  const giveUpAt = performance.now() + limitMs;
  while (performance.now() < giveUpAt && !endingSignal.aborted) {
    const status = await fetch(`http://${address}:${port}/api/health/ready`, {
      signal: AbortSignal.timeout(5_000),
    })
      .then((answer) => answer.status)
      .catch(() => 0);
    if (status === 200) return true;
    await delay(POLL_MS);
  }
  return false;
}
