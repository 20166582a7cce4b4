import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containing, cursorOf, isTimeZone, keysOf } from '@/lib/accounts/rules';

/** Any text of UTF-16 units; the library's own wide units take seconds to set up. */
const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
});

describe('cursors', () => {
  it('give back the keys they were made of', () => {
    const text = anyText.filter((value) => !/[\p{Cc}\p{Cs}]/u.test(value));
    const keys = fc.array(fc.oneof(text, fc.maxSafeInteger()), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(keys, (given) => {
        expect(keysOf(cursorOf(...given), given.length)).toEqual(given);
      }),
    );
  });

  it('that somebody made up are null, and nothing is thrown', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const keys = keysOf(text, 2);
        if (keys !== null) expect(keys).toHaveLength(2);
      }),
    );
  });
});

describe('time zones', () => {
  it.each(['Europe/London', 'Asia/Kathmandu', 'UTC', 'America/Argentina/Buenos_Aires'])('%s is one', (zone) =>
    expect(isTimeZone(zone)).toBe(true),
  );
  it.each(['', '+02:00', 'Europe/Atlantis', 'Pacific', '../etc/passwd'])('%j is none', (zone) =>
    expect(isTimeZone(zone)).toBe(false),
  );
});

describe('a search pattern', () => {
  it('takes wildcards literally', () => expect(containing('50%_\\')).toBe('%50\\%\\_\\\\%'));
});
