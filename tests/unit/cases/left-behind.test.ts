import { describe, expect, it } from 'vitest';
import { leaveBehind, takeLeft } from '@/components/cases/request/left-behind';

const place = { personId: 'p', account: 100001, form: 'TECHNICAL' };
const typed = (subject: string) => ({ values: { subject, description: '' }, severity: null });
/** As the database gives it back: its keys in another order. */
const kept = (subject: string, savedAt: number) => ({
  savedAt,
  content: { severity: null, values: { description: '', subject } },
});

describe('what stood in a form when it was left', () => {
  it('is newer than a saving of the same form that arrived after it was left', () => {
    leaveBehind(place, { key: 'k', content: typed('No calls at'), base: 10, sent: typed('No calls') }, true);
    expect(takeLeft(place, kept('No calls', 20))?.content).toEqual(typed('No calls at'));
  });

  it('is older than what another computer has saved since', () => {
    leaveBehind(place, { key: 'k', content: typed('No calls at'), base: 10, sent: typed('No calls') }, true);
    expect(takeLeft(place, kept('No calls at all', 20))).toBeNull();
    leaveBehind(place, { key: 'k', content: typed('No calls at'), base: 10 }, true);
    expect(takeLeft(place, kept('No calls', 20))).toBeNull();
  });

  it('is taken once, also where the server has nothing', () => {
    leaveBehind(place, { key: 'k', content: typed('No calls'), base: 0 }, true);
    expect(takeLeft(place, null)?.content).toEqual(typed('No calls'));
    expect(takeLeft(place, null)).toBeNull();
  });
});
