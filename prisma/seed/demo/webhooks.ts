import { randomBytes } from 'node:crypto';
import { publicMessage } from '@/lib/integrations/rules/message';
import type { Prisma } from '@/lib/platform/generated/client';
import { seal } from '@/lib/platform/secrets';
import { idAt, type Random } from '../random';

const HOUR_MS = 3_600_000;
const SECOND_MS = 1_000;
/** When the first attempts of the retry schedule (`integrations/rules/retries`) follow an event. */
const WAITED_MS = [0, 5 * SECOND_MS, 310 * SECOND_MS];
const LATE = 3;
const EVENTS = ['upgrade.scheduled', 'upgrade.started', 'upgrade.completed', 'upgrade.failed'];

type UpgradeRow = Prisma.UpgradeCreateManyInput;
type Rows = {
  endpoint: Prisma.WebhookEndpointCreateManyInput;
  messages: Prisma.WebhookMessageCreateManyInput[];
  deliveries: Prisma.WebhookDeliveryCreateManyInput[];
  attempts: Prisma.WebhookAttemptCreateManyInput[];
};
type Setting = { upgrades: readonly UpgradeRow[]; operatorId: string; now: Date; random: Random };

const isoOf = (at: UpgradeRow['startedAt']) => (at ? new Date(at).toISOString() : null);

const factsOf = (row: UpgradeRow) => ({
  accountNumber: row.accountNumber,
  upgradeId: row.id,
  scheduleVersion: row.scheduleVersion ?? 1,
  wave: row.wave ?? null,
  lockoutStartsAt: isoOf(row.lockoutStartsAt),
  upgradeStartsAt: isoOf(row.upgradeStartsAt),
  expectedEndAt: isoOf(row.expectedEndAt),
  startedAt: isoOf(row.startedAt),
  completedAt: isoOf(row.completedAt),
  failedAt: isoOf(row.failedAt),
});

/** What happened to an upgrade, with what was known of it then. */
function occurrencesOf(row: UpgradeRow) {
  const told = factsOf(row);
  const before = { ...told, startedAt: null, completedAt: null, failedAt: null };
  const all = [
    { name: 'upgrade.scheduled', at: row.createdAt, payload: before },
    { name: 'upgrade.started', at: row.startedAt, payload: { ...before, startedAt: told.startedAt } },
    { name: 'upgrade.completed', at: row.completedAt, payload: told },
    { name: 'upgrade.failed', at: row.failedAt, payload: told },
  ];
  return all.flatMap(({ at, ...rest }) => (at ? [{ ...rest, at: new Date(at) }] : []));
}

/**
 * A status page that was told of upgrades until it began to move to another address this morning. Disabled, so that a demo sends
 * nothing anywhere; what has happened since can be replayed to it.
 */
export function webhookRows({ upgrades, operatorId, now, random }: Setting): Rows {
  const disabledAt = new Date(now.getTime() - 9 * HOUR_MS);
  const createdAt = new Date(now.getTime() - 24 * 24 * HOUR_MS);
  const endpointId = idAt(random, createdAt);
  const happened = upgrades
    .flatMap(occurrencesOf)
    .filter(({ at }) => at > createdAt && at < now)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const rows: Omit<Rows, 'endpoint'> = { messages: [], deliveries: [], attempts: [] };
  for (const [index, { name, at, payload }] of happened.entries()) {
    const message = publicMessage({ id: '0', name, at, payload });
    if (!message) continue;
    const messageId = idAt(random, at);
    rows.messages.push({ id: messageId, ...message, createdAt: at });
    if (at >= disabledAt) continue;
    deliver({ rows, endpointId, messageId, at, random }, index === LATE);
  }
  const endpoint = {
    id: endpointId,
    url: 'https://status.telephony.example/hooks/cutover',
    description: 'Status page of the telephony portal. Disabled while it moves to another address',
    events: EVENTS,
    secret: seal(`whsec_${randomBytes(32).toString('base64')}`),
    disabledReason: 'BY_PERSON',
    disabledAt,
    lastDeliveredAt: rows.attempts.filter(({ status }) => status === 204).at(-1)?.at ?? null,
    createdById: operatorId,
    createdAt,
    version: 2,
  };
  return { endpoint, ...rows };
}

type Sent = {
  rows: Omit<Rows, 'endpoint'>;
  endpointId: string;
  messageId: string;
  at: Date;
  random: Random;
};

/** Accepted at the first attempt, or at the third after two that its system was too busy for. */
function deliver({ rows, endpointId, messageId, at, random }: Sent, isLate: boolean): void {
  const id = idAt(random, at);
  const tries = isLate ? WAITED_MS.length : 1;
  const attempts = WAITED_MS.slice(0, tries).map((waited, index) => ({
    deliveryId: id,
    number: index + 1,
    at: new Date(at.getTime() + 2 * SECOND_MS + waited),
    ms: random.whole(60, 340),
    status: index === tries - 1 ? 204 : 503,
  }));
  const last = attempts.at(-1)?.at ?? at;
  rows.attempts.push(...attempts);
  rows.deliveries.push({
    id,
    messageId,
    endpointId,
    state: 'DELIVERED',
    attemptCount: tries,
    tries,
    nextAttemptAt: last,
    endedAt: last,
    createdAt: at,
  });
}
