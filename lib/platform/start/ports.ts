import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { StartError } from './start-error';

/** The error code of listening there, or undefined when it works. */
function tryListen(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

/** Before anything slow: can the web server listen there? `patienceMs` is for a killed predecessor that is still letting go. */
export async function requireFreePort(port: number, host: string, patienceMs = 0): Promise<void> {
  const giveUpAt = performance.now() + patienceMs;
  let problem = await tryListen(port, host);
  while (problem === 'EADDRINUSE' && performance.now() < giveUpAt) {
    await delay(100);
    problem = await tryListen(port, host);
  }
  if (!problem) return;
  if (problem === 'EADDRINUSE') {
    throw new StartError(
      `Port ${port} on ${host} is already in use. Stop what uses it, or set PORT to a free one.`,
    );
  }
  if (problem === 'EACCES') throw new StartError(`Port ${port} needs privileges. Set PORT to 1024 or above.`);
  throw new StartError(`HOST ${host} is not an address of this machine (${problem}).`);
}

/** The preferred port when it is free, else any free one of this machine. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred && (await tryListen(preferred, '127.0.0.1')) === undefined) return preferred;
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
