import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlinesFor } from '@/lib/service-levels/rules/deadlines';
import { defaultPolicy } from '@/lib/service-levels/rules/default-policy';
import { describeServiceLevels, previewDeadlines } from '@/lib/service-levels/rules/describe';
import { buildServiceLevels, defaultEngine } from '@/lib/service-levels/rules/engine';
import { explainDeadline } from '@/lib/service-levels/rules/explain';
import {
  previewInput,
  previewOutput,
  serviceLevelsOutput,
  serviceLevelsQuery,
} from '@/lib/service-levels/schema';
import { facts } from './arbitraries';

const at = (text: string) => new Date(text);

describe('an explanation', () => {
  it('always ends at the deadline it explains, and its open time adds up', () => {
    fc.assert(
      fc.property(facts, (input) => {
        const dated = { ...input, receivedAt: new Date(input.receivedAt) };
        const { respondBy, completeBy } = deadlinesFor(defaultEngine, dated);
        const { respond, complete } = explainDeadline(defaultEngine, dated);
        expect(respond.dueAt).toEqual(respondBy);
        expect(complete?.dueAt ?? null).toEqual(completeBy);
        if (respond.basis === 'ELAPSED') return;
        const countedMs = respond.counted.reduce(
          (sum, { from, to }) => sum + (to.getTime() - from.getTime()),
          0,
        );
        expect(countedMs).toBe(respond.minutes * 60_000);
        expect(respond.counted.at(-1)?.to).toEqual(respond.cappedFrom ?? respondBy);
      }),
      { numRuns: 1000 },
    );
  });

  it('names the holidays skipped and the open time counted', () => {
    const { respond, policyVersion, timeZone } = explainDeadline(defaultEngine, {
      kind: 'TECHNICAL',
      severity: 'S3',
      serviceLevel: 'STANDARD',
      region: 'EUROPE',
      receivedAt: at('2027-12-24T12:00:00Z'),
    });
    expect([policyVersion, timeZone, respond.basis, respond.minutes]).toEqual([
      1,
      'Europe/London',
      'BUSINESS_HOURS',
      600,
    ]);
    expect(respond.countsFrom).toEqual(at('2027-12-24T12:00:00Z'));
    expect(respond.counted).toEqual([
      { from: at('2027-12-24T12:00:00Z'), to: at('2027-12-24T18:00:00Z') },
      { from: at('2027-12-29T08:00:00Z'), to: at('2027-12-29T12:00:00Z') },
    ]);
    expect(respond.skipped.map(({ date, name }) => `${date} ${name}`)).toEqual([
      '2027-12-27 Christmas Day (observed)',
      '2027-12-28 Boxing Day (observed)',
    ]);
  });

  it('does not count a holiday that was over when the case came, and sees the turn of the year', () => {
    const receivedAt = at('2027-12-31T11:00:00Z');
    const input = { kind: 'TECHNICAL', severity: 'S3', serviceLevel: 'STANDARD', receivedAt } as const;
    const apac = explainDeadline(defaultEngine, { ...input, region: 'APAC' });
    expect(apac.respond.skipped.map(({ date }) => date)).toEqual(['2028-01-03']);
    const late = { ...input, receivedAt: at('2027-12-28T18:00:00Z') };
    expect(explainDeadline(defaultEngine, { ...late, region: 'EUROPE' }).respond.skipped).toEqual([]);
  });

  it('says when complete-by came first, and adds the pauses', () => {
    const { respond, complete } = explainDeadline(
      defaultEngine,
      {
        kind: 'USER_ADMINISTRATION',
        severity: 'S3',
        serviceLevel: 'STANDARD',
        region: 'APAC',
        receivedAt: at('2026-06-06T04:00:00Z'),
      },
      [
        { from: at('2026-06-06T05:00:00Z'), to: at('2026-06-06T07:30:00Z') },
        { from: at('2026-06-06T08:00:00Z'), to: null },
      ],
    );
    expect(respond.dueAt).toEqual(at('2026-06-07T04:00:00Z'));
    expect(respond.cappedFrom).toEqual(at('2026-06-08T10:00:00Z'));
    expect(complete?.dueAt).toEqual(at('2026-06-07T06:30:00Z'));
    expect(complete?.minutes).toBe(1440);
    expect(complete?.pauses.map(({ addedMs }) => addedMs)).toEqual([9_000_000, 0]);
  });
});

describe('an explanation of a completion that is counted by a desk’s time', () => {
  const engineBy = (completeClock: 'WEEKDAYS' | 'BUSINESS_HOURS') =>
    buildServiceLevels({ policy: { ...defaultPolicy, completeHours: 12, completeClock } });
  const engines = { WEEKDAYS: engineBy('WEEKDAYS'), BUSINESS_HOURS: engineBy('BUSINESS_HOURS') };

  it('shows the time counted, which adds up to what was promised and ends at the deadline', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom('WEEKDAYS', 'BUSINESS_HOURS'), (input, clock) => {
        const filed = {
          ...input,
          kind: 'USER_ADMINISTRATION',
          receivedAt: new Date(input.receivedAt),
        } as const;
        const { complete } = explainDeadline(engines[clock], filed);
        const countedMs = complete?.counted.reduce(
          (sum, { from, to }) => sum + (to.getTime() - from.getTime()),
          0,
        );
        expect(countedMs).toBe(12 * 3_600_000);
        expect(complete?.counted.at(-1)?.to).toEqual(complete?.dueAt);
      }),
      { numRuns: 300 },
    );
  });

  it('names the closed days it passed over, and counts before the pauses are added', () => {
    const { complete } = explainDeadline(
      engines.BUSINESS_HOURS,
      {
        kind: 'USER_ADMINISTRATION',
        severity: 'S3',
        serviceLevel: 'PREMIUM',
        region: 'EUROPE',
        receivedAt: at('2027-12-24T12:00:00Z'),
      },
      [{ from: at('2027-12-24T13:00:00Z'), to: at('2027-12-24T14:00:00Z') }],
    );
    expect(complete?.counted).toEqual([
      { from: at('2027-12-24T12:00:00Z'), to: at('2027-12-24T18:00:00Z') },
      { from: at('2027-12-29T08:00:00Z'), to: at('2027-12-29T14:00:00Z') },
    ]);
    expect(complete?.skipped.map(({ date }) => date)).toEqual(['2027-12-27', '2027-12-28']);
    expect(complete?.dueAt).toEqual(at('2027-12-29T15:00:00Z'));
  });
});

describe('the description of service levels', () => {
  const now = at('2026-06-09T12:30:00Z');
  const described = describeServiceLevels(defaultEngine, now, 2027);

  it('is what the schema promises', () => {
    expect(serviceLevelsOutput.parse(described)).toEqual(described);
  });

  it('holds the table, the desks with phones, and the closed days of the year asked for', () => {
    expect(
      described.targets.map(({ respond }) => [respond.STANDARD.words, respond.PREMIUM_PLUS.words]),
    ).toEqual([
      ['1 hour', '30 minutes'],
      ['4 hours', '2 hours'],
      ['1 business day', '4 hours'],
    ]);
    expect(described.userAdministration.completeWithinHours).toBe(24);
    expect(described.regions.map(({ region, openNow }) => [region, openNow])).toEqual([
      ['US', true],
      ['EUROPE', true],
      ['APAC', false],
    ]);
    const [us, , apac] = described.regions;
    expect(us?.hours).toMatchObject({ timeZone: 'America/Los_Angeles', opensAt: '05:00', closesAt: '18:00' });
    expect(us?.hours.days).toEqual(['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY']);
    expect(described.regions.map(({ phones }) => phones.map(({ number }) => number))).toEqual([
      ['+1 888 898 8733', '+1 408 687 4120'],
      ['+44 2070966060'],
      ['+61 180 064 8574', '+61 1300088917'],
    ]);
    expect(us?.holidays.map(({ date }) => date)).toContain('2027-12-31');
    expect(apac?.changesAt).toBe('2026-06-10T01:00:00.000Z');
  });
});

describe('the preview', () => {
  const item = { kind: 'TECHNICAL', severity: 'S1', serviceLevel: 'ENTERPRISE', region: 'US' };
  const body = (change: object = {}) => ({ items: [{ ...item, ...change }] });

  it('counts from now when no time is given, and understands any offset', () => {
    const now = at('2026-06-09T12:30:00.005Z');
    const answer = previewDeadlines(defaultEngine, previewInput.parse(body()), now);
    expect(previewOutput.parse(answer).data).toEqual([
      { receivedAt: '2026-06-09T12:30:00.005Z', respondBy: '2026-06-09T13:00:00.005Z', completeBy: null },
    ]);
    const offset = previewInput.parse(body({ receivedAt: '2026-06-09T18:15:00+05:45' }));
    expect(previewDeadlines(defaultEngine, offset, now).data[0]?.receivedAt).toBe('2026-06-09T12:30:00.000Z');
  });

  it.each([
    [{ items: [] }],
    [{ items: Array.from({ length: 501 }, () => item) }],
    [body({ severity: 'S4' })],
    [body({ extra: 1 })],
    [body({ receivedAt: '2026-06-09' })],
    [body({ receivedAt: '2026-06-09T12:30:00' })],
    [body({ receivedAt: '2026-02-30T12:30:00Z' })],
    [body({ receivedAt: '1999-12-31T23:59:59Z' })],
    [body({ receivedAt: '9999-12-31T23:59:59Z' })],
  ])('refuses a bad body (%#)', (bad) => {
    expect(previewInput.safeParse(bad).success).toBe(false);
  });

  it('answers for the first and the last instant it accepts', () => {
    const standard = { kind: 'USER_ADMINISTRATION', severity: 'S3', serviceLevel: 'STANDARD' };
    const items = ['2000-01-01T00:00:00Z', '2199-11-30T23:59:59.999Z'].flatMap((receivedAt) =>
      ['US', 'EUROPE', 'APAC'].map((region) => ({ ...standard, region, receivedAt })),
    );
    expect(previewDeadlines(defaultEngine, previewInput.parse({ items }), new Date(0)).data).toHaveLength(6);
  });

  it('reads the year of the query', () => {
    expect(serviceLevelsQuery.parse({ year: '2027' })).toEqual({ year: 2027 });
    expect(serviceLevelsQuery.parse({})).toEqual({});
    expect(serviceLevelsQuery.safeParse({ year: '' }).success).toBe(false);
    expect(serviceLevelsQuery.safeParse({ year: '1850' }).success).toBe(false);
  });
});
