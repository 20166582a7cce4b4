import { createServer, type Server } from 'node:net';

const int = (value: number, bytes: 2 | 4) => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeIntBE(value, 0, bytes);
  return buffer;
};
const message = (type: string, body: Buffer) =>
  Buffer.concat([Buffer.from(type), int(body.length + 4, 4), body]);
const text = (value: string) => Buffer.concat([int(Buffer.byteLength(value), 4), Buffer.from(value)]);

const READY = message('Z', Buffer.from('I'));
const WELCOME = Buffer.concat([message('R', int(0, 4)), READY]);

/** As much of the protocol as it takes to answer any query with the version. */
function answer(value: string): Buffer {
  const column = Buffer.concat([
    Buffer.from('server_version_num\0'),
    int(0, 4),
    int(0, 2),
    int(25, 4),
    int(-1, 2),
    int(-1, 4),
    int(0, 2),
  ]);
  return Buffer.concat([
    message('T', Buffer.concat([int(1, 2), column])),
    message('D', Buffer.concat([int(1, 2), text(value)])),
    message('C', Buffer.from('SHOW\0')),
    READY,
  ]);
}

/** A server that says it is a PostgreSQL of this version number (130000 for 13). */
export function startOldPostgres(version: string): Promise<{ port: number; server: Server }> {
  const server = createServer((socket) => {
    let greeted = false;
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      socket.write(greeted ? answer(version) : WELCOME);
      greeted = true;
      if (chunk[0] === 'X'.charCodeAt(0)) socket.end();
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({ server, port: typeof address === 'object' && address ? address.port : 0 });
    });
  });
}
