import 'server-only';
import { requireRole } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import { endPortalSessionsInput } from '../schema';

type Ended = { id: string; accountNumber: number };
const BATCH = 1000;

/**
 * Writes down what the gate has decided already: the sessions of accounts whose lockout has begun are over, as of its
 * start. Safe to repeat; until it runs, an open row opens nothing.
 */
export const endPortalSessions = command({
  name: 'portal_session.revoked',
  input: endPortalSessionsInput,
  async run({ tx, actor, now }) {
    requireRole(actor, 'OPERATIONS');
    const ended = await tx.$queryRaw<Ended[]>`
      WITH due AS (
        SELECT s.id, u.lockout_starts_at
        FROM portal_sessions s JOIN upgrades u ON u.account_number = s.account_number AND u.withdrawn_at IS NULL
        WHERE s.ended_at IS NULL AND u.lockout_starts_at <= ${now}
          AND s.opened_at < coalesce(u.completed_at, u.failed_at, 'infinity')
        LIMIT ${BATCH} FOR UPDATE OF s SKIP LOCKED
      )
      UPDATE portal_sessions s SET ended_at = greatest(due.lockout_starts_at, s.opened_at), end_reason = 'LOCKOUT'
      FROM due WHERE s.id = due.id
      RETURNING s.id, s.account_number AS "accountNumber"`;
    const byAccount = Map.groupBy(ended, ({ accountNumber }) => accountNumber);
    return {
      result: { ended: ended.length },
      audit: ended.map(({ id, accountNumber }) => ({
        subjectType: 'portal_session',
        subjectId: id,
        accountNumber,
        after: { endReason: 'LOCKOUT' },
      })),
      events: [...byAccount].map(([accountNumber, sessions]) => ({
        name: 'portal_session.revoked',
        topics: [`account:${accountNumber}`],
        payload: { accountNumber, sessionIds: sessions.map(({ id }) => id) },
      })),
    };
  },
});
