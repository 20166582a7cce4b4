import { describe, expect, it } from 'vitest';
import { cautionOf } from '@/components/macros/words';
import type { MacroFacts } from '@/lib/macros/types';

const now = Date.UTC(2026, 10, 30, 1, 0);
const facts: MacroFacts = {
  requesterName: 'Linda Cheung',
  agentName: 'Maya Ellison',
  number: 20085,
  subject: 'No calls',
  accountName: 'Oakfield Schools Trust',
  accountNumber: 400002,
  respondBy: now + 1,
  completeBy: now + 1,
  lockout: { startsAt: now + 1, endsAt: now + 2 },
  zone: 'Europe/London',
  now,
};
const everything = 'By {{respondBy}}, done by {{ completeBy }}, closed {{lockout}}.';

describe('whoever uses a macro', () => {
  it('hears nothing as long as all of it holds, or nothing of it is in the text', () => {
    expect(cautionOf(everything, facts)).toBe('');
    expect(cautionOf('Hello {{requester.firstName}}', { ...facts, respondBy: now - 1, lockout: null })).toBe(
      '',
    );
  });

  it('is told of a date that has passed, and of one that there is not, before a customer reads it', () => {
    expect(cautionOf(everything, { ...facts, respondBy: now, completeBy: now - 1 })).toBe(
      'Check the text before sending: the answer date in it has passed, and the completion date in it has passed.',
    );
    expect(cautionOf(everything, { ...facts, completeBy: null, lockout: null })).toBe(
      'Check the text before sending: there is no completion date, and the account has no lockout ahead.',
    );
  });
});
