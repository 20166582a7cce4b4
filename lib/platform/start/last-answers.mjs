// A server that was told to close waits for its connections. Node closes those that are idle at that moment; one that falls
// idle later stays for its keep-alive, and one that a browser opened in advance for ever.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';

const CONNECTED = 'net.server.socket';
const ASKED = 'http.server.request.start';
const LOOK_MS = 50;

/** From the first signal to end on, each connection is closed as soon as nothing is being answered on it. */
export function endAfterLastAnswers() {
  /** @type {Set<import('node:net').Socket>} */
  const open = new Set();
  /** @type {import('node:http').Server | undefined} */
  let server;
  subscribe(CONNECTED, (message) => {
    const { socket } = /** @type {{ socket: import('node:net').Socket }} */ (message);
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  /** @param {unknown} message */
  const learn = (message) => {
    server = /** @type {{ server: import('node:http').Server }} */ (message).server;
    unsubscribe(ASKED, learn);
  };
  subscribe(ASKED, learn);
  const closeIdle = () => {
    server?.closeIdleConnections();
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
  };
  for (const signal of ['SIGTERM', 'SIGINT'])
    process.once(signal, () => setInterval(closeIdle, LOOK_MS).unref());
}
