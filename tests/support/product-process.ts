import type { ChildProcess } from 'node:child_process';
import { stopChild } from '@/lib/platform/start/supervise';
import { launchWeb, launchWorker, waitUntilReady } from '@/lib/platform/start/web';
import { quietPort } from './quiet-port';

const HOST = '127.0.0.1';
/** As long as `npm start` gives the web process. */
const WEB_GRACE_MS = 10_000;
/** Generous: both end what would hang for ever on the busiest machine. */
const WORKER_GRACE_MS = 60_000;
const READY_MS = 180_000;

export type ProductProcess = {
  /** Every line it has printed: log entries are JSON. */
  lines: string[];
  child: ChildProcess;
  stop(): Promise<void>;
};

export type WebProcess = ProductProcess & {
  origin: string;
  /** A request to a path of the product; redirects are answers, not followed. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
};

/** The environment that the test worker runs under, for another process on the same database. */
function environment(extra: Record<string, string>): Record<string, string> {
  const own = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('VITEST') && name !== 'NODE_OPTIONS',
  );
  return { ...(Object.fromEntries(own) as Record<string, string>), LOG_LEVEL: 'info', DEMO: '0', ...extra };
}

function collect(child: ChildProcess): string[] {
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      const parts = (rest + chunk).split('\n');
      rest = parts.pop() ?? '';
      lines.push(...parts);
    });
  }
  return lines;
}

/** The production build as its own process on this worker's database, without a worker process. Stop it in `afterAll`. */
export async function startWeb(extra: Record<string, string> = {}): Promise<WebProcess> {
  const port = await quietPort();
  const origin = `http://${HOST}:${port}`;
  const web = environment({ PORT: String(port), HOST, HOSTNAME: HOST, APP_URL: origin, ...extra });
  const child = launchWeb(web, 'pipe');
  const lines = collect(child);
  const leaving = new AbortController();
  const stop = () => {
    // A process that ends first sends what it began to: an answer that a test never read would hold it up to the last.
    leaving.abort();
    return stopChild(child, 'SIGTERM', WEB_GRACE_MS);
  };
  const ended = new Promise<false>((resolve) => child.once('exit', () => resolve(false)));
  if (!(await Promise.race([waitUntilReady(HOST, port, READY_MS), ended]))) {
    await stop();
    throw new Error(`The web process did not get ready:\n${lines.join('\n')}`);
  }
  const request = (path: string, init?: RequestInit) => {
    const signals = init?.signal ? [init.signal, leaving.signal] : [leaving.signal];
    return fetch(new URL(path, origin), { redirect: 'manual', ...init, signal: AbortSignal.any(signals) });
  };
  return { origin, lines, child, stop, fetch: request };
}

/** The worker process on this worker's database. */
export function startWorker(extra: Record<string, string> = {}): ProductProcess {
  const child = launchWorker(environment(extra), 'pipe');
  return { lines: collect(child), child, stop: () => stopChild(child, 'SIGTERM', WORKER_GRACE_MS) };
}
