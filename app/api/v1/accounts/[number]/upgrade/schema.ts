import { z } from 'zod';
import { failBody, phaseSchema, scheduleBody } from '@/lib/upgrades/schema';
import { EVERYONE, operation } from '../../../_lib/operation';
import { instant } from '../../../_lib/shapes';

const noticeKind = z.string().meta({
  description:
    'SCHEDULED, MOVED, CANCELLED, COMPLETED, FAILED, or a rung of the ladder: DAYS_14, DAYS_7, DAY_1, HOUR_1 and those that operations added.',
});

export const upgradeShape = z
  .strictObject({
    phase: phaseSchema,
    wave: z.string().nullable(),
    lockoutStartsAt: instant.nullable(),
    upgradeStartsAt: instant.nullable(),
    expectedEndAt: instant.nullable(),
    startedAt: instant.nullable(),
    completedAt: instant.nullable(),
    failedAt: instant.nullable(),
    notices: z.array(z.strictObject({ kind: noticeKind, sentAt: instant })),
  })
  .meta({ id: 'Upgrade' });

const tag = 'Upgrades';
const path = '/accounts/{number}/upgrade';
const answers = {
  200: { description: 'The upgrade as it stands now.', schema: upgradeShape, headers: ['ETag'] },
} as const;
const changing = { tag, who: ['OPERATIONS'], versioned: true, answers, refusals: [409] } as const;

export const getUpgrade = operation({
  id: 'getUpgrade',
  method: 'GET',
  path,
  tag,
  summary: 'When an account is upgraded, and how far it is',
  description: 'The phase is derived from stored times and now, to the millisecond.',
  who: EVERYONE,
  answers,
});

export const scheduleUpgrade = operation({
  ...changing,
  id: 'scheduleUpgrade',
  method: 'PUT',
  path,
  summary: 'Schedule or move an upgrade',
  description: 'The lockout begins `lockoutLeadMinutes` before the start. To move a scheduled one, say why.',
  body: scheduleBody.meta({ id: 'ScheduleUpgrade' }),
  examples: {
    schedule: {
      summary: 'A first date, in a wave',
      value: { upgradeStartsAt: '2032-03-09T22:00:00.000Z', wave: 'March, Europe' },
    },
    move: {
      summary: 'Another date and window, with the reason',
      value: {
        upgradeStartsAt: '2032-03-16T22:00:00.000Z',
        lockoutLeadMinutes: 20,
        durationMinutes: 30,
        reason: 'The customer’s office moves that week.',
      },
    },
  },
});

export const withdrawUpgrade = operation({
  ...changing,
  id: 'withdrawUpgrade',
  method: 'DELETE',
  path,
  summary: 'Take an upgrade off the schedule',
});

export const startUpgrade = operation({
  ...changing,
  id: 'startUpgrade',
  method: 'POST',
  path: `${path}/start`,
  summary: 'The runner reports that the upgrade has begun',
});

export const completeUpgrade = operation({
  ...changing,
  id: 'completeUpgrade',
  method: 'POST',
  path: `${path}/complete`,
  summary: 'The runner reports that the upgrade is done',
});

export const failUpgrade = operation({
  ...changing,
  id: 'failUpgrade',
  method: 'POST',
  path: `${path}/fail`,
  summary: 'The runner reports that the upgrade failed',
  body: failBody.meta({ id: 'FailUpgrade' }),
  examples: { reason: { summary: 'Why', value: { reason: 'The number port was rejected by the carrier.' } } },
});
