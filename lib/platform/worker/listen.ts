import pg from 'pg';
import { env } from '../env';
import { log } from '../log';
import { type Repeating, repeat } from './repeat';

const CHECK_MS = 2_000;

/** Calls `wake` on every notification of the channel, and whenever some may have been missed. Reconnects by itself. */
export function listen(channel: string, wake: () => void): Repeating {
  let client: pg.Client | undefined;

  async function connect(): Promise<void> {
    if (client) return;
    const opening = new pg.Client({ connectionString: env().DATABASE_URL, connectionTimeoutMillis: 5_000 });
    const drop = (reason: string) => {
      if (client === opening) log.warn({ channel, reason }, 'worker.listening_lost');
      if (client === opening) client = undefined;
    };
    opening.on('error', (error) => drop(error.message));
    opening.on('end', () => drop('ended'));
    opening.on('notification', wake);
    await opening.connect();
    await opening.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    client = opening;
    wake();
  }

  const connecting = repeat('listen', CHECK_MS, connect);
  return {
    wake: connecting.wake,
    stop: async () => {
      await connecting.stop();
      const open = client;
      client = undefined;
      await open?.end();
    },
  };
}
