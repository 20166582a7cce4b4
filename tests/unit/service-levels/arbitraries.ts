import fc from 'fast-check';
import {
  CASE_KINDS,
  type DeadlineFacts,
  REGIONS,
  SERVICE_LEVELS,
  SEVERITIES,
} from '@/lib/service-levels/types';

const HOUR_MS = 3_600_000;

/** Instants from 2001 to 2044, most of them at or a millisecond beside a whole hour, where mistakes hide. */
export const instantMs = fc
  .tuple(
    fc.integer({ min: Date.UTC(2001, 0, 1) / HOUR_MS, max: Date.UTC(2045, 0, 1) / HOUR_MS }),
    fc.oneof(fc.constantFrom(0, -1, 1), fc.integer({ min: 0, max: HOUR_MS - 1 })),
  )
  .map(([hour, offset]) => hour * HOUR_MS + offset);

export const region = fc.constantFrom(...REGIONS);

/** Any case that can be filed. */
export const facts: fc.Arbitrary<DeadlineFacts<number>> = fc.record({
  kind: fc.constantFrom(...CASE_KINDS),
  severity: fc.constantFrom(...SEVERITIES),
  serviceLevel: fc.constantFrom(...SERVICE_LEVELS),
  region,
  receivedAt: instantMs,
});

/** A technical case whose answer is due in one business day. */
export const businessDayFacts: fc.Arbitrary<DeadlineFacts<number>> = fc.record({
  kind: fc.constant('TECHNICAL' as const),
  severity: fc.constant('S3' as const),
  serviceLevel: fc.constant('STANDARD' as const),
  region,
  receivedAt: instantMs,
});
