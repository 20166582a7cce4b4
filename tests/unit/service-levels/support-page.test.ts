import { describe, expect, it } from 'vitest';
import { describeServiceLevels } from '@/lib/service-levels/rules/describe';
import { defaultEngine } from '@/lib/service-levels/rules/engine';

const at = (instant: string) =>
  describeServiceLevels(defaultEngine, new Date(instant), Number(instant.slice(0, 4)));
const openAt = (instant: string) =>
  at(instant).regions.flatMap(({ region, openNow }) => (openNow ? region : []));

describe('what the support page says', () => {
  it('of the first answer is the vendor’s table (facts.md S8)', () => {
    const { targets } = at('2026-12-01T12:00:00.000Z');
    expect(
      targets.map(({ severity, title, respond }) => [
        severity,
        title,
        ...Object.values(respond).map(({ words }) => words),
      ]),
    ).toEqual([
      ['S1', 'Production down', '1 hour', '30 minutes', '30 minutes', '30 minutes'],
      ['S2', 'Production impaired', '4 hours', '2 hours', '2 hours', '2 hours'],
      ['S3', 'Minor issue', '1 business day', '4 hours', '4 hours', '4 hours'],
    ]);
    expect(Object.keys(targets[0]?.respond ?? {})).toEqual([
      'STANDARD',
      'PREMIUM',
      'PREMIUM_PLUS',
      'ENTERPRISE',
    ]);
  });

  it('of requests is 24 hours (facts.md S6)', () => {
    expect(at('2026-12-01T12:00:00.000Z').userAdministration.completeWithinHours).toBe(24);
  });

  it('of hours and phones is the vendor’s (facts.md S9)', () => {
    const desks = at('2026-12-01T12:00:00.000Z').regions.map(({ region, hours, phones }) => [
      region,
      `${hours.days.at(0)} ${hours.days.at(-1)} ${hours.opensAt} ${hours.closesAt} ${hours.timeZone}`,
      phones.map(({ number }) => number.replaceAll(' ', '')),
    ]);
    expect(desks).toEqual([
      ['US', 'MONDAY FRIDAY 05:00 18:00 America/Los_Angeles', ['+18888988733', '+14086874120']],
      ['EUROPE', 'MONDAY FRIDAY 08:00 18:00 Europe/London', ['+442070966060']],
      ['APAC', 'MONDAY FRIDAY 09:00 18:00 Asia/Singapore', ['+611800648574', '+611300088917']],
    ]);
  });

  it.each([
    ['a Tuesday noon in London', '2026-12-01T12:00:00.000Z', ['EUROPE']],
    ['a Tuesday evening in London', '2026-12-01T17:59:59.999Z', ['US', 'EUROPE']],
    ['when London has just closed', '2026-12-01T18:00:00.000Z', ['US']],
    ['a Wednesday morning in Singapore', '2026-12-02T01:00:00.000Z', ['US', 'APAC']],
    ['a minute before Singapore opens', '2026-12-02T00:59:00.000Z', ['US']],
    ['a Sunday', '2026-12-06T12:00:00.000Z', []],
    ['Christmas Day, a Friday', '2026-12-25T15:00:00.000Z', []],
    ['Boxing Day kept on a Monday, when the US works', '2026-12-28T15:00:00.000Z', ['US']],
    ['Thanksgiving, when London works', '2026-11-26T15:00:00.000Z', ['EUROPE']],
  ])('of who is open on %s', (_, instant, open) => {
    expect(openAt(instant)).toEqual(open);
  });

  it('of the next change is true at that very instant', () => {
    for (const instant of [
      '2026-12-01T12:00:00.000Z',
      '2026-12-25T15:00:00.000Z',
      '2027-03-28T00:30:00.000Z',
    ])
      for (const { region, openNow, changesAt } of at(instant).regions) {
        const just = new Date(Date.parse(changesAt) - 1).toISOString();
        const stateAt = (when: string) => at(when).regions.find((desk) => desk.region === region)?.openNow;
        expect([stateAt(just), stateAt(changesAt)]).toEqual([openNow, !openNow]);
      }
  });
});
