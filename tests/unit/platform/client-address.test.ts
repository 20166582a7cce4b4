import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientAddress } from '@/lib/platform/client-address';

describe('the address of a request', () => {
  it('without a trusted proxy is the peer, whatever the client claims', () => {
    fc.assert(
      fc.property(fc.string(), fc.ipV4(), (claim, peer) => {
        expect(clientAddress(claim, peer, 0)).toBe(peer);
      }),
    );
  });

  it('behind one proxy is what that proxy saw, not what the client wrote before it', () => {
    expect(clientAddress('6.6.6.6, 203.0.113.7', '10.0.0.1', 1)).toBe('203.0.113.7');
    expect(clientAddress('203.0.113.7', '10.0.0.1', 1)).toBe('203.0.113.7');
    expect(clientAddress(undefined, '10.0.0.1', 1)).toBe('10.0.0.1');
  });

  it('behind two proxies skips both', () => {
    expect(clientAddress('6.6.6.6, 203.0.113.7, 10.0.0.2', '10.0.0.1', 2)).toBe('203.0.113.7');
  });
});
