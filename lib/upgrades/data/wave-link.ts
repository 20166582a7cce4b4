import 'server-only';
import type { Tx } from '@/lib/platform/db';

/** The wave that carries this name, null when none does: an upgrade may name a wave that nobody has planned. */
export async function waveIdOf(tx: Pick<Tx, 'wave'>, name: string | null): Promise<string | null> {
  if (name === null) return null;
  const wave = await tx.wave.findUnique({ where: { name }, select: { id: true } });
  return wave?.id ?? null;
}
