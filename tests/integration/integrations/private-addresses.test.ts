import type { LookupFunction } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPost } from '@/lib/integrations/commands/post-message';
import { startReceiver } from '../../support/webhook-receiver';

const UNREACHABLE = { status: null, error: 'UNREACHABLE' };
const never = new AbortController().signal;
const letterTo = (url: string) => ({ url, headers: {}, body: '{}' });

let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.stop());

/** Every way to write an address inside that we know of; the port is one where somebody would answer. */
const inside = (port: number) => [
  `https://127.0.0.1:${port}/`,
  `https://localhost:${port}/`,
  `https://127.1:${port}/`,
  `https://2130706433:${port}/`,
  `https://0x7f000001:${port}/`,
  `https://0177.0.0.1:${port}/`,
  `https://[::1]:${port}/`,
  `https://[::ffff:127.0.0.1]:${port}/`,
  `https://[::ffff:7f00:1]:${port}/`,
  `https://[64:ff9b::7f00:1]:${port}/`,
  `https://0.0.0.0:${port}/`,
  `https://[::]:${port}/`,
  'https://10.0.0.1/',
  'https://172.16.0.1/',
  'https://192.168.0.1/',
  'https://100.64.0.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://[fe80::1]/',
  'https://[fd00::1]/',
];

describe('a message', () => {
  it('reaches nothing inside, however its address is written, and the answer does not tell why', async () => {
    const post = createPost({ timeoutMs: 20_000 });
    for (const url of inside(receiver.port))
      expect([url, await post(letterTo(url), never)]).toEqual([url, UNREACHABLE]);
    expect(receiver.received).toHaveLength(0);
  });

  it('does not go to a public name that leads inside, whatever the name led to before', async () => {
    let asked = 0;
    const rebinding = ((_name, options, callback) => {
      asked += 1;
      const found = { address: '127.0.0.1', family: 4 };
      if (options.all) callback(null, [found]);
      else callback(null, found.address, found.family);
    }) as LookupFunction;
    const post = createPost({ lookup: rebinding, timeoutMs: 20_000 });
    expect(await post(letterTo(`https://rebind.example:${receiver.port}/`), never)).toEqual(UNREACHABLE);
    expect(asked).toBe(1);
    expect(receiver.received).toHaveLength(0);
  });

  it('never goes out unencrypted, and a closed port answers like a private one', async () => {
    const post = createPost({ timeoutMs: 20_000 });
    expect(await post(letterTo(receiver.url), never)).toEqual(UNREACHABLE);
    const closed = createPost({ allowLoopback: true, timeoutMs: 20_000 });
    expect(await closed(letterTo('http://127.0.0.1:1/'), never)).toEqual(UNREACHABLE);
  });

  it('in a demo that allows it reaches this machine, and still nothing else inside', async () => {
    const post = createPost({ allowLoopback: true, timeoutMs: 20_000 });
    expect(await post(letterTo(receiver.url), never)).toEqual({ status: 204, error: null });
    for (const host of ['10.0.0.1', '169.254.169.254', '192.168.0.1', '[fd00::1]', '127.0.0.2'])
      expect([host, await post(letterTo(`http://${host}:${receiver.port}/`), never)]).toEqual([
        host,
        UNREACHABLE,
      ]);
    expect(receiver.received).toHaveLength(1);
  });
});
