import 'server-only';
import { db, type Tx } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import type { Wave } from '@/lib/platform/generated/client';
import type { WaveRecord } from '../types';

export const waveColumns = {
  id: true,
  name: true,
  region: true,
  day: true,
  opensAt: true,
  closesAt: true,
  capacityPerHour: true,
  lockoutLeadMinutes: true,
  durationMinutes: true,
  minimumNoticeHours: true,
  version: true,
} as const;

/** A column of days holds midnight UTC; the product speaks of "2026-12-01". */
export const dayOf = (column: Date): string => column.toISOString().slice(0, 10);
export const columnOf = (day: string): Date => new Date(`${day}T00:00:00.000Z`);

export const waveFrom = (row: Pick<Wave, keyof typeof waveColumns>): WaveRecord => ({
  ...row,
  day: dayOf(row.day),
});

export const isUuid = (text: unknown): boolean =>
  typeof text === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** @throws NotFound */
export async function getWave(id: string, tx: Pick<Tx, 'wave'> = db): Promise<WaveRecord> {
  const row = isUuid(id) ? await tx.wave.findUnique({ where: { id }, select: waveColumns }) : null;
  if (!row) throw new NotFound();
  return waveFrom(row);
}

/** Whoever plans or applies takes the wave for themselves, before any account. @throws NotFound */
export async function lockWave(tx: Tx, id: string): Promise<WaveRecord> {
  await tx.$queryRaw`SELECT 1 FROM waves WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return getWave(id, tx);
}
