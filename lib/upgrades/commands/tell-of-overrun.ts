import 'server-only';
import { z } from 'zod';
import { listOperations } from '@/lib/auth/data';
import { notifyPeople } from '@/lib/notifications/commands/notify-people';
import { requireRole } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import { lockAttempt, readReporters } from '../data/attempts';
import { overrunMessage } from '../rules/overrun';
import { phaseOf } from '../rules/phase';

const input = z.strictObject({ upgradeId: z.uuid() });
const nothing = { result: { told: 0 }, audit: [], events: [] };

/**
 * Tells everybody of operations, once for each attempt, that an upgrade is past its expected end and not reported finished.
 * Looked at again under the lock that reports take: what has ended meanwhile is not told of.
 */
export const tellOfOverrun = command({
  name: 'upgrade.overrun_told',
  input,
  async run({ tx, actor, clock, now }, { upgradeId }) {
    requireRole(actor, 'OPERATIONS');
    const attempt = await lockAttempt(tx, upgradeId);
    if (!attempt?.isCurrent || phaseOf(attempt.upgrade, clock.now()) !== 'OVERRUNNING') return nothing;
    const { count } = await tx.upgrade.updateMany({
      where: { id: upgradeId, overrunToldAt: null },
      data: { overrunToldAt: now },
    });
    if (count === 0) return nothing;
    const { account, upgrade } = attempt;
    const { startedBy } = await readReporters(upgradeId, tx);
    const people = await listOperations(tx);
    for (const { userId, email, timeZone } of people) {
      const message = overrunMessage({ account, upgrade, startedBy }, timeZone);
      await notifyPeople(tx, message, [{ userId, email }], now, { mail: true });
    }
    return {
      result: { told: people.length },
      audit: {
        subjectType: 'upgrade',
        subjectId: upgradeId,
        accountNumber: account.number,
        after: { people: people.length },
      },
      events: [],
    };
  },
});
