import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOfAddress } from '@/lib/integrations/rules/address';
import { publicMessage, publicSources } from '@/lib/integrations/rules/message';
import { givesUp, isAccepted, MOST_TRIES, nextTryAt } from '@/lib/integrations/rules/retries';

const HOUR = 3_600_000;
const NOW = new Date('2027-06-07T12:00:00.000Z');

describe('retries', () => {
  it('pause longer each time, never more than a tenth beyond the schedule, and end after three days', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: MOST_TRIES }),
        (shares) => {
          let at = NOW;
          let pause = 0;
          for (let tries = 1; tries < MOST_TRIES; tries += 1) {
            const next = nextTryAt(tries, at, shares[tries] ?? 0);
            if (!next) throw new Error('Given up too early.');
            expect(next.getTime() - at.getTime()).toBeGreaterThan(pause);
            pause = next.getTime() - at.getTime();
            at = next;
          }
          expect(nextTryAt(MOST_TRIES, at, 0)).toBeNull();
          const hours = (at.getTime() - NOW.getTime()) / HOUR;
          expect(hours).toBeGreaterThan(72);
          expect(hours).toBeLessThan(84);
        },
      ),
    );
  });

  it('end for an endpoint that is gone at once, for a failing one after three days', () => {
    const since = (hours: number) => new Date(NOW.getTime() - hours * HOUR);
    expect(givesUp(410, NOW, NOW)).toBe('GONE');
    expect(givesUp(500, since(71.9), NOW)).toBeNull();
    expect(givesUp(null, since(72), NOW)).toBe('FAILING');
  });

  it('follow everything but a 2xx', () => {
    for (const status of [200, 202, 204, 299]) expect(isAccepted(status)).toBe(true);
    for (const status of [null, 100, 199, 300, 302, 400, 410, 500]) expect(isAccepted(status)).toBe(false);
  });
});

describe('an address', () => {
  it('is https; plain http only where a demo allows it', () => {
    expect(refusalOfAddress('https://example.com/hooks?x=1', false)).toBeNull();
    expect(refusalOfAddress('http://localhost:3000/', true)).toBeNull();
    for (const url of ['http://example.com/', 'file:///etc/passwd', 'javascript:alert(1)', '//example.com'])
      expect(refusalOfAddress(url, false)).not.toBeNull();
    for (const url of ['file:///etc/passwd', 'https://a:b@example.com/', 'gopher://example.com/'])
      expect(refusalOfAddress(url, true)).not.toBeNull();
  });
});

describe('what the world is told', () => {
  const facts = { number: 1, accountNumber: 2, status: 'OPEN', severity: 'S2' };
  const occurrence = (name: string, payload: unknown) => ({ id: '1', name, at: NOW, payload });

  it('never comes from what only the desk may know, and holds nothing but published fields', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...publicSources),
        fc.dictionary(fc.string(), fc.string()),
        (name, more) => {
          expect(publicMessage(occurrence(name, { ...more, ...facts, visibility: 'INTERNAL' }))).toBeNull();
          if (!name.startsWith('case.')) return;
          const message = publicMessage(occurrence(name, { ...more, ...facts, visibility: 'PUBLIC' }));
          expect(JSON.parse(message?.body ?? '').data).toEqual(facts);
        },
      ),
    );
    expect(publicMessage(occurrence('session.revoked', facts))).toBeNull();
    expect(() => publicMessage(occurrence('case.opened', { number: 1 }))).toThrow();
  });

  it('covers every change of a case: a new one has to be put into the catalogue, or onto this list', () => {
    // A reported problem is a case of its own: the world hears that this was opened.
    const notForTheWorld = new Set(['case.target_missed', 'case.problem_reported']);
    const folder = 'lib/cases/commands';
    const source = readdirSync(folder).map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
    const names = source.flatMap((text) =>
      [...text.matchAll(/'(case\.[a-z_]+)'/g)].map(([, name = '']) => name),
    );
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) if (!notForTheWorld.has(name)) expect(publicSources).toContain(name);
  });
});
