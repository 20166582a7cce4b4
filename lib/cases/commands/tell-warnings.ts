import 'server-only';
import { z } from 'zod';
import { notifyPeople } from '@/lib/notifications/commands/notify-people';
import { requireRole } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import { lockUntold } from '../data/list-warnable';
import { digestOf } from '../rules/warning-words';
import { isTimeToTell } from '../rules/warnings';

const NOTHING = { result: { told: 0 }, audit: [], events: [] };

/** Tells one person all that is new in one message. What was answered or moved in the meantime is left out. */
export const tellWarnings = command({
  name: 'warning.told',
  input: z.strictObject({ userId: z.uuid() }),
  async run({ tx, actor, now }, { userId }) {
    requireRole(actor, 'OPERATIONS');
    const rows = await lockUntold(tx, userId);
    const [first] = rows;
    if (!first || !isTimeToTell(rows, now)) return NOTHING;
    const ids = rows.map(({ id }) => id);
    await tx.caseWarning.updateMany({ where: { id: { in: ids } }, data: { toldAt: now } });
    const person = await tx.user.findFirst({
      where: { id: userId, disabledAt: null },
      select: { email: true, timeZone: true },
    });
    const news = rows.filter(({ isTrue }) => isTrue);
    if (!person || news.length === 0) return NOTHING;
    const message = { occasion: `warnings:${first.id}`, kind: 'warning', ...digestOf(news, person.timeZone) };
    await notifyPeople(tx, message, [{ userId, email: person.email }], now, { mail: true });
    return { ...NOTHING, result: { told: news.length } };
  },
});
