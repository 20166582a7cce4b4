import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { childEnv, projectRoot } from '@/lib/platform/start/project';
import { stopChild } from '@/lib/platform/start/supervise';
import { quietPort } from './quiet-port';
import { temporaryFolder } from './test-server';

const STOP_MS = 30_000;

export type StartedProduct = {
  origin: string;
  dataDir: string;
  /** Everything printed so far, by the product and its processes. */
  output: () => string;
  child: ChildProcess;
  /** The exit code; null after a kill. */
  ended: Promise<number | null>;
  stop(): Promise<void>;
};

type Options = { env?: Record<string, string>; dataDir?: string; port?: number };

/** `npm start`, in a data folder and on a port of its own. Does not wait: see `untilReady`. */
export async function startProduct({ env = {}, dataDir, port }: Options = {}): Promise<StartedProduct> {
  const folder = dataDir ?? temporaryFolder('product');
  const chosen = String(port ?? (await quietPort()));
  // A clean environment: what the tests themselves run under is not the product's business.
  const clean = {
    DATABASE_URL: undefined,
    AUTH_SECRET: undefined,
    APP_URL: undefined,
    DEMO: undefined,
    NODE_ENV: undefined,
  };
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/platform/start/main.ts', 'start'], {
    cwd: projectRoot,
    // As if npm had started it: it ends when the test process is killed.
    env: childEnv({
      ...clean,
      npm_lifecycle_event: 'start',
      DATA_DIR: folder,
      PORT: chosen,
      HOST: '127.0.0.1',
      ...env,
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    origin: `http://127.0.0.1:${chosen}`,
    dataDir: folder,
    output: () => text,
    child,
    ended,
    stop: async () => {
      await stopChild(child, 'SIGTERM', STOP_MS);
      if (!dataDir) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Resolves when it has said that it is ready. @throws with its output when it ends before. */
export function untilReady(product: StartedProduct): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => product.output().includes('\nReady: ') && resolve();
    product.child.stdout?.on('data', look);
    void product.ended.then(() =>
      reject(new Error(`The product ended before it was ready:\n${product.output()}`)),
    );
    look();
  });
}
