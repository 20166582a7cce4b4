import 'server-only';
import { z } from 'zod';
import { notifyPeople } from '@/lib/notifications/commands/notify-people';
import { requireRole } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { getServiceLevelsAt } from '@/lib/service-levels/data';
import { openNow } from '@/lib/service-levels/rules/hours';
import { REGIONS } from '@/lib/service-levels/types';
import { lockUntold, type UntoldRow } from '../data/list-warnable';
import { digestOf } from '../rules/warning-words';
import { isHeardNow, isTimeToTell, stillTrue } from '../rules/warnings';

const NOTHING = { result: { told: 0 }, audit: [], events: [] };

/**
 * Tells one person all that is new in one message. What was answered, moved or given to somebody else in the meantime is
 * taken back, to be noted again for whoever it concerns then; what belongs to a desk that has closed waits.
 */
export const tellWarnings = command({
  name: 'warning.told',
  input: z.strictObject({ userId: z.uuid() }),
  async run({ tx, actor, now }, { userId }) {
    requireRole(actor, 'OPERATIONS');
    const rows = await heardNow(tx, await lockUntold(tx, userId), now);
    const [first] = rows;
    if (!first || !isTimeToTell(rows, now)) return NOTHING;
    const person = await tx.user.findFirst({
      where: { id: userId, disabledAt: null },
      select: { email: true, timeZone: true, role: true },
    });
    const news = person ? stillTrue(rows, { userId, isLead: person.role === 'LEAD' }) : [];
    const ids = new Set(news.map(({ id }) => id));
    await tx.caseWarning.updateMany({ where: { id: { in: [...ids] } }, data: { toldAt: now } });
    const over = rows.filter(({ id }) => !ids.has(id));
    await tx.caseWarning.deleteMany({ where: { id: { in: over.map(({ id }) => id) } } });
    if (!person || news.length === 0) return NOTHING;
    const message = { occasion: `warnings:${first.id}`, kind: 'warning', ...digestOf(news, person.timeZone) };
    await notifyPeople(tx, message, [{ userId, email: person.email }], now, { mail: true });
    return { ...NOTHING, result: { told: news.length } };
  },
});

async function heardNow(
  tx: Pick<Tx, '$queryRaw'>,
  rows: readonly UntoldRow[],
  now: Date,
): Promise<UntoldRow[]> {
  if (rows.length === 0) return [];
  const engine = await getServiceLevelsAt(now, tx);
  const open = new Set(REGIONS.filter((region) => openNow(engine, region, now)));
  return rows.filter((row) => isHeardNow(row, open));
}
