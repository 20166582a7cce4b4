import { z } from 'zod';
import { applyBody, moveWaveBody, planBody } from '@/lib/waves/schema';
import { CONFLICT_CODES } from '@/lib/waves/types';
import { operation } from '../../_lib/operation';
import { accountNumber, instant } from '../../_lib/shapes';
import { count, one, runShape, tag, who } from '../schema';

export const planShape = z
  .strictObject({
    fingerprint: z
      .string()
      .describe('Send it with apply or move: then this outcome is carried out, or nothing.'),
    people: count,
    placed: z.array(
      z.strictObject({
        account: accountNumber,
        upgradeStartsAt: instant,
        lockoutStartsAt: instant,
        expectedEndAt: instant,
      }),
    ),
    conflicts: z.array(
      z.strictObject({
        account: accountNumber.nullable(),
        line: count.nullable(),
        column: z.string().nullable(),
        code: z.enum(CONFLICT_CODES),
        message: z.string(),
      }),
    ),
    hours: z.array(
      z.strictObject({ startsAt: instant, endsAt: instant, capacity: count, held: count, planned: count }),
    ),
    notices: z.array(
      z.strictObject({
        kind: z.string(),
        hoursBefore: z.int().nullable(),
        firstAt: instant,
        lastAt: instant,
        mails: count,
      }),
    ),
  })
  .meta({ id: 'WavePlan' });

const run = { description: 'The run, carried out by the worker.', schema: runShape } as const;

export const planWave = operation({
  id: 'planWave',
  method: 'POST',
  path: '/waves/{id}/plan',
  tag,
  summary: 'Dry run: what putting accounts into the wave would do',
  description: 'Changes nothing. Each account is either placed or has a conflict.',
  who,
  body: planBody.meta({ id: 'PlanWave' }),
  examples: {
    filter: { summary: 'By filter', value: { filter: { serviceLevel: 'PREMIUM', limit: 100 } } },
    csv: { summary: 'From a CSV', value: { csv: 'account,starts_at\n100001,23:30\n100003,' } },
    list: { summary: 'A list', value: { accounts: [{ account: 100001 }] } },
  },
  answers: { 200: { description: 'The plan.', schema: planShape } },
});

export const applyPlan = operation({
  id: 'applyPlan',
  method: 'POST',
  path: '/waves/{id}/apply',
  tag,
  summary: 'Put accounts into the wave',
  description:
    'Planned once more and carried out account by account; each is checked again when its turn comes.',
  who,
  body: applyBody.meta({ id: 'ApplyPlan' }),
  examples: { filter: { summary: 'By filter', value: { filter: { product: 'WORK' } } } },
  once: true,
  answers: { 202: run },
  refusals: [409],
});

export const moveWave = operation({
  id: 'moveWave',
  method: 'POST',
  path: '/waves/{id}/move',
  tag,
  summary: 'Move the wave to another day, its accounts with it',
  description: 'Accounts that find no place keep their dates.',
  who,
  body: moveWaveBody.meta({ id: 'MoveWave' }),
  examples: { day: { summary: 'Another day', value: { day: '2032-03-16', reason: 'Work at the carrier.' } } },
  versioned: true,
  answers: { 200: one },
  refusals: [409],
});
