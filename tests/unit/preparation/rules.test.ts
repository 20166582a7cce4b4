import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checklistOf, fingerprintOf } from '@/lib/preparation/rules';
import type { Acknowledgement, PreparationFacts } from '@/lib/preparation/types';

const NOW = new Date('2027-06-07T12:00:00Z');
const DAY = 86_400_000;
const facts: fc.Arbitrary<PreparationFacts> = fc.record({
  admins: fc.uniqueArray(
    fc.record({
      userId: fc.uuid(),
      name: fc.string(),
      email: fc.string(),
      isConfirmed: fc.boolean(),
      signedInAt: fc.option(
        fc.integer({ min: 0, max: 200 }).map((days) => new Date(NOW.getTime() - days * DAY)),
      ),
    }),
    { selector: ({ userId }) => userId, maxLength: 5 },
  ),
  agents: fc.constant([]),
  agentCount: fc.constant(0),
  hasContactCenter: fc.boolean(),
  requests: fc.option(
    fc.uniqueArray(fc.record({ number: fc.nat(), subject: fc.string() }), { selector: (r) => r.number }),
  ),
  attempt: fc.constant({ upgradeId: 'u', lockoutStartsAt: NOW }),
});
const ack = (line: { finding: string; fingerprint: string }): Acknowledgement => ({
  finding: line.finding,
  fingerprint: line.fingerprint,
  by: 'Ada',
  at: NOW,
});

describe('the preparation checklist', () => {
  it('is open exactly where a fact asks for it', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const state = new Map(checklistOf(given, [], NOW).map((line) => [line.finding, line.state]));
        const isSettled = (finding: 'ADMINS_UNCONFIRMED' | 'ADMINS_ABSENT') =>
          state.get(finding) === 'settled';
        expect(isSettled('ADMINS_UNCONFIRMED')).toBe(given.admins.every(({ isConfirmed }) => isConfirmed));
        expect(isSettled('ADMINS_ABSENT')).toBe(
          given.admins.some(
            ({ signedInAt }) => signedInAt && NOW.getTime() - signedInAt.getTime() <= 90 * DAY,
          ),
        );
        expect(state.has('AGENTS_WITHOUT_OWN_MAIL')).toBe(given.hasContactCenter);
        expect(state.get('REQUESTS_IN_WINDOW')).toBe(
          given.requests === null ? undefined : given.requests.length > 0 ? 'open' : 'settled',
        );
      }),
    );
  });

  it('once acknowledged stays so in any order of the facts, and is open again when one is added', () => {
    fc.assert(
      fc.property(facts, fc.uuid(), (given, userId) => {
        const seen = checklistOf(given, [], NOW).map(ack);
        const turned = {
          ...given,
          admins: given.admins.toReversed(),
          requests: given.requests?.toReversed() ?? null,
        };
        for (const line of checklistOf(turned, seen, NOW)) expect(line.state).not.toBe('open');
        const stranger = {
          userId,
          name: 'Ben',
          email: 'ben@x.example',
          isConfirmed: false,
          signedInAt: null,
        };
        const [line] = checklistOf({ ...given, admins: [...given.admins, stranger] }, seen, NOW);
        expect(line?.state).toBe('open');
      }),
    );
  });

  it('opens the requests again when the date moves', () => {
    const given: PreparationFacts = {
      admins: [],
      agents: [],
      agentCount: 0,
      hasContactCenter: false,
      requests: [{ number: 1, subject: 'New user' }],
      attempt: { upgradeId: 'u', lockoutStartsAt: NOW },
    };
    const seen = checklistOf(given, [], NOW).map(ack);
    const moved = { ...given, attempt: { upgradeId: 'u', lockoutStartsAt: new Date(NOW.getTime() + DAY) } };
    expect(checklistOf(given, seen, NOW).at(-1)?.state).toBe('acknowledged');
    expect(checklistOf(moved, seen, NOW).at(-1)?.state).toBe('open');
  });

  it('names facts apart: no two sets that are not the same share a fingerprint by their joints', () => {
    expect(fingerprintOf(['ab', 'c'])).not.toBe(fingerprintOf(['a', 'bc']));
    expect(fingerprintOf(['a', 'b'])).toBe(fingerprintOf(['b', 'a']));
  });
});
