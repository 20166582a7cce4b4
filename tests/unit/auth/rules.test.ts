import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviceOf, homeOf, safeReturnPath } from '@/lib/auth/rules';

describe('the address after sign-in', () => {
  it('keeps a path on this site with its query and fragment', () => {
    expect(safeReturnPath('/cases/10001?tab=items#latest', '/')).toBe('/cases/10001?tab=items#latest');
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/accounts',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/./../\\evil.example',
    'accounts',
    '',
    null,
    undefined,
  ])('never leaves this site: %j', (asked) => {
    expect(safeReturnPath(asked, '/accounts')).toBe('/accounts');
  });

  it('resolves on our own origin whatever is asked', () => {
    const pieces = fc.constantFrom('/', '\\', '.', '@', ':', '#', '?', 'evil.example', '\t', '%2f', 'a');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const path = safeReturnPath(parts.join(''), '/accounts');
        expect(new URL(path, 'https://cutover.example').origin).toBe('https://cutover.example');
        expect(path.startsWith('//')).toBe(false);
      }),
    );
  });
});

describe('where a day starts', () => {
  it.each([
    ['CUSTOMER_ADMIN', '/accounts'],
    ['AGENT', '/desk'],
    ['LEAD', '/desk'],
    ['OPERATIONS', '/operations'],
  ])('%s on %s', (role, home) => expect(homeOf(role)).toBe(home));
});

describe('a device in words', () => {
  it('names browser and system, and admits when it cannot', () => {
    expect(deviceOf('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/150.0 Safari/537.36')).toBe(
      'Chrome on Windows',
    );
    expect(deviceOf(null)).toBe('Unknown browser');
  });
});
