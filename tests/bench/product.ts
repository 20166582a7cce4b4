import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@/lib/platform/start/ports';
import { runNode } from '@/lib/platform/start/run-child';
import { stopChild } from '@/lib/platform/start/supervise';
import { launchWeb, waitUntilReady } from '@/lib/platform/start/web';
import type { Captured } from './capture';
import { type DataSet, personOf } from './data';
import type { Site } from './floor';

const HOST = '127.0.0.1';
const CAPTURE = ['--conditions=react-server', '--import', 'tsx', 'tests/bench/capture.ts'];

function environment({ url, dataDir, secret }: DataSet, port: number): Record<string, string> {
  const origin = `http://${HOST}:${port}`;
  return {
    DATABASE_URL: url,
    DATA_DIR: dataDir,
    PORT: String(port),
    HOST,
    HOSTNAME: HOST,
    APP_URL: origin,
    AUTH_SECRET: secret,
    DEMO: '0',
  };
}

/** The production build's web process on a data set, logging as it does in production, to nowhere. */
export async function startProduct(data: DataSet): Promise<Site> {
  const port = await freePort();
  const child = launchWeb(environment(data, port), 'pipe');
  child.stdout?.resume();
  child.stderr?.resume();
  const stop = () => stopChild(child, 'SIGTERM', 5_000);
  if (!(await waitUntilReady(HOST, port, 60_000))) {
    await stop();
    throw new Error('The web process did not get ready.');
  }
  return { origin: `http://${HOST}:${port}`, pid: child.pid ?? 0, stop };
}

/** The statements the product sends for the queue and for filing a request. */
export async function captureStatements(data: DataSet): Promise<Captured> {
  const file = join(data.dataDir, 'statements.json');
  const env = {
    ...environment(data, 1),
    CAPTURE_AGENT: personOf(data, 'agent@support.example').apiToken,
    CAPTURE_ADMIN: personOf(data, 'admin@halden.example').apiToken,
    CAPTURE_FILE: file,
  };
  const { code, output } = await runNode(CAPTURE, { env });
  if (code !== 0) throw new Error(`The product's statements could not be captured:\n${output.trim()}`);
  return JSON.parse(readFileSync(file, 'utf8')) as Captured;
}

const cookiesOf = (answer: Response) => answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');

/** Signs in as a browser would; the cookie of the session. */
export async function signIn({ origin }: Site, data: DataSet, email: string): Promise<string> {
  const csrf = await fetch(`${origin}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const { password } = personOf(data, email);
  const answer = await fetch(`${origin}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookiesOf(csrf).join('; '), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, email, password }),
  });
  const session = cookiesOf(answer).find((pair) => pair.startsWith('cutover.session='));
  if (!session) throw new Error(`${email} could not sign in (${answer.status}).`);
  return session;
}
