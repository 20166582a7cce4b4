import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingsIn, isVouchedFor } from '@/lib/correspondence/rules/authentication';
import { hasEnded } from '@/lib/correspondence/rules/reply-address';

const HOST = 'mx.cutover.example';
const SENDER = 'dana@halden.example';
const isBelieved = (header: string, sender = SENDER) => isVouchedFor(sender, findingsIn(header, HOST));

describe('a header of the receiving host', () => {
  it.each([
    ['DMARC passed', `${HOST}; dmarc=pass (p=REJECT sp=NONE dis=NONE) header.from=halden.example`],
    [
      'with a version, capitals and line breaks',
      `MX.cutover.example 1;\r\n\tDMARC=Pass\r\n header.from=Halden.Example`,
    ],
    [
      'beside other verdicts',
      `${HOST}; spf=fail smtp.mailfrom=x.example; dkim=fail header.d=x.example; dmarc=pass header.from=halden.example`,
    ],
    [
      'no policy, and the domain’s own signature',
      `${HOST}; dmarc=none header.from=halden.example; dkim=pass header.d=halden.example`,
    ],
    ['a signature by identity', `${HOST}; dkim=pass header.i=@halden.example header.s=s1`],
    ['a quoted comment that looks like an end', `${HOST}; dkim=pass (a \\) "x; (b)) header.d=halden.example`],
  ])('is believed: %s', (_, header) => {
    expect(isBelieved(header)).toBe(true);
  });

  it.each([
    ['nothing was found', `${HOST}; none`],
    [
      'DMARC failed, whoever signed',
      `${HOST}; dmarc=fail header.from=halden.example; dkim=pass header.d=halden.example`,
    ],
    [
      'DMARC could not be asked',
      `${HOST}; dmarc=temperror header.from=halden.example; dkim=pass header.d=halden.example`,
    ],
    ['it does not say for which domain', `${HOST}; dmarc=pass`],
    ['two verdicts', `${HOST}; dmarc=fail header.from=halden.example; dmarc=pass header.from=halden.example`],
    ['another domain', `${HOST}; dmarc=pass header.from=evil.example`],
    ['a domain that ends alike', `${HOST}; dkim=pass header.d=den.example`],
    ['a domain above all others', `${HOST}; dkim=pass header.d=example`],
    ['a domain below the sender’s', `${HOST}; dkim=pass header.d=mail.halden.example`],
    ['SPF alone', `${HOST}; spf=pass smtp.mailfrom=${SENDER}`],
    ['another host', `mx.evil.example; dmarc=pass header.from=halden.example`],
    ['a host in a comment', `(${HOST}); dmarc=pass header.from=halden.example`],
    [
      'a verdict in a quoted value',
      `${HOST}; spf=pass smtp.mailfrom="\\"; dmarc=pass header.from=halden.example"@evil.example`,
    ],
    ['a verdict in a comment', `${HOST}; spf=pass (x; dmarc=pass header.from=halden.example)`],
    ['a quote that does not end', `${HOST}; dmarc=pass header.from=halden.example "`],
    ['no end', `${HOST}; dmarc=pass header.from=halden.example ${'x'.repeat(9_000)}`],
    ['no header', ''],
  ])('is not believed: %s', (_, header) => {
    expect(isBelieved(header)).toBe(false);
  });

  it('lets no value that a sender chooses, quoted as it must be, speak for it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (chosen) => {
        const quoted = `"${chosen.replace(/["\\]/g, (character) => `\\${character}`)}"`;
        expect(isBelieved(`${HOST}; spf=pass smtp.mailfrom=${quoted}@evil.example`)).toBe(false);
      }),
    );
  });

  it('signs for what is below it', () => {
    expect(isBelieved(`${HOST}; dkim=pass header.d=halden.example`, 'dana@mail.halden.example')).toBe(true);
  });
});

it('an address of a case that is open, or was closed within 90 days, has not ended', () => {
  const closedAt = new Date('2027-01-01T00:00:00Z');
  const after = (days: number, ms = 0) => new Date(closedAt.getTime() + days * 86_400_000 + ms);
  expect(hasEnded(null, after(1_000))).toBe(false);
  expect(hasEnded(closedAt, after(90))).toBe(false);
  expect(hasEnded(closedAt, after(90, 1))).toBe(true);
});
