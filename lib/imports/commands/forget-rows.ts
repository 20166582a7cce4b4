import 'server-only';
import { db } from '@/lib/platform/db';

/** The files' contents are people's data: they go when their import ended long ago. Its counts stay. */
export async function forgetRows(endedBefore: Date): Promise<void> {
  await db.importRow.deleteMany({ where: { import: { finishedAt: { lt: endedBefore } } } });
}
