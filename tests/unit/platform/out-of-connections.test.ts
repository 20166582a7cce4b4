import { createServer, type Server, type Socket } from 'node:net';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isOutOfConnections } from '@/lib/platform/errors';
import { PrismaClient } from '@/lib/platform/generated/client';

/** A database so busy that it takes the connection and says nothing. */
const sockets = new Set<Socket>();
let silent: Server;
let port = 0;
beforeAll(async () => {
  silent = createServer((socket) => sockets.add(socket));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  silent.close();
});

const openPool = () =>
  new pg.Pool({
    connectionString: `postgres://u:p@127.0.0.1:${port}/x`,
    max: 1,
    connectionTimeoutMillis: 100,
  });

describe('a connection that does not come in time', () => {
  it('is a time of being busy, whether it is waited for or being made', async () => {
    const pool = openPool();
    const errors = await Promise.all(
      [1, 2].map(() => pool.query('SELECT 1').catch((error: unknown) => error)),
    );
    expect(errors.map((error) => [String(error), isOutOfConnections(error)])).toEqual(
      errors.map((error) => [String(error), true]),
    );
    expect(new Set(errors.map(String)).size).toBe(2);
  });

  it('is the same through Prisma', async () => {
    const db = new PrismaClient({ adapter: new PrismaPg(openPool(), { disposeExternalPool: true }) });
    const error = await db.$queryRaw`SELECT 1`.catch((reason: unknown) => reason);
    expect([String(error), isOutOfConnections(error)]).toEqual([String(error), true]);
    await db.$disconnect();
  });

  it('is no other fault', () => {
    expect(isOutOfConnections(new Error('connect ECONNREFUSED'))).toBe(false);
    expect(isOutOfConnections('timeout expired')).toBe(false);
  });
});
