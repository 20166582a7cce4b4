import { writeFileSync } from 'node:fs';
import pg from 'pg';
import { getTokenOwner } from '@/lib/auth/data';
import { openCase } from '@/lib/cases/commands/open-case';
import { listQueue } from '@/lib/cases/data/list-queue';
import { examples } from '@/lib/cases/schema/examples';
import { systemClock } from '@/lib/platform/clock';
import { closeDatabase } from '@/lib/platform/db';

/** One statement as it went to PostgreSQL. */
export type Statement = { text: string; values: unknown[] };
export type Captured = { queue: Statement; inserts: Statement[]; number: number };

const seen: Statement[] = [];

/** Listens in on the driver: what is compared with a floor is what the product really sends. */
function listenIn(): void {
  const { query } = pg.Client.prototype;
  const heard = function (this: pg.Client, ...args: unknown[]): unknown {
    const [first, second] = args;
    const config =
      typeof first === 'string' ? { text: first, values: second } : (first as Partial<Statement>);
    if (config?.text)
      seen.push({ text: config.text, values: Array.isArray(config.values) ? config.values : [] });
    return Reflect.apply(query, this, args);
  };
  pg.Client.prototype.query = heard as typeof query;
}

async function ownerOf(token: string | undefined) {
  const owner = await getTokenOwner(token ?? '', systemClock.now());
  if (!owner) throw new Error('This token is not accepted.');
  return owner.actor;
}

async function capture(agentToken: string | undefined, adminToken: string | undefined): Promise<Captured> {
  const agent = await ownerOf(agentToken);
  const admin = await ownerOf(adminToken);
  seen.length = 0;
  await listQueue(agent, {}, systemClock.now());
  const queue = seen.find(({ text }) => text.includes('FROM cases'));
  seen.length = 0;
  const { number } = await openCase(
    { actor: admin, clock: systemClock, requestId: 'bench' },
    examples.workNewUser,
  );
  const inserts = seen.filter(({ text }) => /\bINSERT INTO\b/i.test(text));
  if (!queue || inserts.length === 0) throw new Error('The product sent no statement to compare with.');
  return { queue, inserts, number };
}

const { CAPTURE_AGENT, CAPTURE_ADMIN, CAPTURE_FILE } = process.env;
listenIn();
writeFileSync(CAPTURE_FILE ?? '', JSON.stringify(await capture(CAPTURE_AGENT, CAPTURE_ADMIN)));
await closeDatabase();
