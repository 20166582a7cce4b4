import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export type Received = { body: string; headers: IncomingHttpHeaders; path: string };
/** The status to answer with; null never answers. */
export type Answering = (received: Received) => number | null | Promise<number | null>;

/** Somebody else's system: a real server on this machine that keeps what it is sent. */
export async function startReceiver(answer: Answering = () => 204) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', async () => {
      const letter = { body, headers: request.headers, path: request.url ?? '' };
      received.push(letter);
      const status = await answer(letter);
      if (status === null) return;
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    received,
    stop: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

type Message = { type: string; timestamp: string; data: Record<string, unknown> };

/** What a receiver does: the public library checks the signature and reads the message. Throws when it is wrong. */
export const verified = (secret: string, { body, headers }: Received): Message =>
  new Webhook(secret).verify(body, headers as Record<string, string>) as Message;
