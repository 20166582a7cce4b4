import { z } from 'zod';
import { regionSchema } from '@/lib/accounts/schema';
import { phaseSchema } from '@/lib/upgrades/schema';
import { changeWaveBody, createWaveInput, day } from '@/lib/waves/schema';
import { operation } from '../_lib/operation';
import { pageOf, pageQuery } from '../_lib/page';
import { instant } from '../_lib/shapes';

export const count = z.int().min(0);

export const runShape = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(['SCHEDULE', 'MOVE']),
    reason: z.string().nullable(),
    total: count,
    done: count,
    refused: count,
    createdAt: instant,
    finishedAt: instant.nullable().describe('Null while it is carried out.'),
  })
  .meta({ id: 'WaveRun' });

export const waveShape = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    region: regionSchema,
    day: z.iso.date(),
    opensAt: z.string().describe('Wall clock of the region, HH:MM.'),
    closesAt: z.string().describe('At or before `opensAt` it is a time of the next day.'),
    startsAt: instant.describe('The instant at which the hours begin.'),
    endsAt: instant,
    capacityPerHour: count,
    lockoutLeadMinutes: count,
    durationMinutes: count,
    minimumNoticeHours: count,
    capacity: count.describe('Accounts the whole night takes.'),
    accounts: count,
    phases: z.partialRecord(phaseSchema, count),
    noticesSent: count,
    conflicts: count.describe('Accounts whose date no longer fits the wave.'),
  })
  .meta({ id: 'Wave' });

export const tag = 'Waves';
export const who = ['OPERATIONS'] as const;
export const one = { description: 'The wave.', schema: waveShape, headers: ['ETag'] } as const;

export const listWaves = operation({
  id: 'listWaves',
  method: 'GET',
  path: '/waves',
  tag,
  summary: 'Waves by their day',
  who,
  query: z.strictObject({ from: day.optional().describe('Waves of this day and later.'), ...pageQuery }),
  answers: { 200: { description: 'One page of waves.', schema: pageOf('WavePage', waveShape) } },
});

export const createWave = operation({
  id: 'createWave',
  method: 'POST',
  path: '/waves',
  tag,
  summary: 'Create a wave',
  who,
  body: createWaveInput.meta({ id: 'CreateWave' }),
  examples: {
    night: {
      summary: 'A night past midnight',
      value: {
        name: 'Europe, second March night',
        region: 'EUROPE',
        day: '2032-03-09',
        opensAt: '22:00',
        closesAt: '04:00',
        capacityPerHour: 20,
      },
    },
  },
  once: true,
  answers: { 201: { ...one, headers: ['ETag', 'Location'] } },
  refusals: [409],
});

export const getWave = operation({
  id: 'getWave',
  method: 'GET',
  path: '/waves/{id}',
  tag,
  summary: 'One wave, with its latest run',
  who,
  answers: {
    200: { ...one, schema: waveShape.extend({ run: runShape.nullable() }).meta({ id: 'WaveWithRun' }) },
  },
});

export const changeWave = operation({
  id: 'changeWave',
  method: 'PATCH',
  path: '/waves/{id}',
  tag,
  summary: 'Change a wave’s terms',
  description:
    'They hold for what is planned from now on. The day changes only while no account has a date in it.',
  who,
  body: changeWaveBody.meta({ id: 'ChangeWave' }),
  examples: {
    capacity: { summary: 'Fewer an hour', value: { capacityPerHour: 12, minimumNoticeHours: 72 } },
  },
  versioned: true,
  answers: { 200: one },
  refusals: [409],
});
