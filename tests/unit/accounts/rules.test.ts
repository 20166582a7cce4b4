import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountNumberIn, containing, cursorOf, isTimeZone, keysOf } from '@/lib/accounts/rules';
import { accountNumber } from '@/lib/accounts/schema';

/** Any text of UTF-16 units; the library's own wide units take seconds to set up. */
const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
});

describe('an account number in a text', () => {
  it('is every number that an account may have, and no other', () => {
    const near = fc.integer({ min: 2_147_483_640, max: 2_147_483_660 });
    fc.assert(
      fc.property(fc.oneof(fc.nat({ max: 99_999_999_999 }), near), (number) => {
        const isOne = accountNumber.safeParse(number).success;
        expect(accountNumberIn(String(number))).toBe(isOne ? number : null);
      }),
    );
  });

  it.each(['', '0', '0123', '-5', '1.5', '1e3', ' 7', '12345678901', 'abc'])('is none in %j', (text) => {
    expect(accountNumberIn(text)).toBeNull();
  });
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
