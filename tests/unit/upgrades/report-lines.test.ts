import { expect, it } from 'vitest';
import { reportLines } from '@/components/upgrades/board-words';

it('whoever is about to report an upgrade reads who reported what, in the order of the reports', () => {
  const now = new Date('2026-12-01T22:30:00.000Z');
  const lines = reportLines(
    {
      startedAt: new Date('2026-12-01T22:00:00.000Z'),
      startedBy: null,
      completedAt: null,
      failedAt: new Date('2026-12-01T22:20:00.000Z'),
      endedBy: 'Viktor Hallberg',
      failureReason: 'No route.',
    },
    'Europe/London',
    now,
  );
  expect(lines).toEqual([
    [Date.UTC(2026, 11, 1, 22, 0), expect.stringMatching(/^the runner reported it started, .*22:00 UK$/)],
    [
      Date.UTC(2026, 11, 1, 22, 20),
      expect.stringMatching(/^Viktor Hallberg reported it failed, .*22:20 UK$/),
    ],
  ]);
});
