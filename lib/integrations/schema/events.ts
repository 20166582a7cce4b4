import { z } from 'zod';

const instant = z.iso.datetime({ precision: 3 });
const accountNumber = z.int();

/** A window and what was reported of it, at the moment of the event. */
const upgrade = z
  .object({
    accountNumber,
    upgradeId: z.uuid(),
    scheduleVersion: z.int().describe('Grows with every date the account is given; a higher one is newer.'),
    wave: z.string().nullable(),
    lockoutStartsAt: instant,
    upgradeStartsAt: instant,
    expectedEndAt: instant,
    startedAt: instant.nullable(),
    completedAt: instant.nullable(),
    failedAt: instant.nullable(),
  })
  .meta({ id: 'WebhookUpgrade' });

const caseFacts = z
  .object({
    number: z.int(),
    accountNumber,
    status: z.enum(['NEW', 'OPEN', 'WAITING_ON_CUSTOMER', 'RESOLVED', 'CLOSED', 'CANCELLED']),
    severity: z.enum(['S1', 'S2', 'S3']),
  })
  .meta({ id: 'WebhookCase' });

const portalSessions = z
  .object({ accountNumber, sessionIds: z.array(z.uuid()) })
  .meta({ id: 'WebhookPortalSessions' });

export type PublicEvent = {
  summary: string;
  /** What is told: everything else that the occurrence knows is left out. */
  data: z.ZodType<Record<string, unknown>>;
  /** The names in the outbox that it tells of; its own unless given. */
  sources?: readonly string[];
  /** The field with the true time of what a job has found out later. */
  at?: string;
};

/** Each change of a case that its customer may know of. What is only heard on the desk is never told. */
const CASE_CHANGES = [
  'case.accepted',
  'case.assigned',
  'case.attachment_added',
  'case.cancelled',
  'case.changed',
  'case.claimed',
  'case.closed',
  'case.commented',
  'case.disputed',
  'case.item_completed',
  'case.recalculated',
  'case.reopened',
  'case.resolved',
  'case.resumed',
  'case.severity_changed',
  'case.waiting',
] as const;

/** Everything an endpoint can be told of. An event of the product that nobody has put here stays inside. */
export const publicEvents = {
  'upgrade.scheduled': { summary: 'An account was given a date.', data: upgrade },
  'upgrade.moved': { summary: 'The date of an account has moved.', data: upgrade },
  'upgrade.withdrawn': { summary: 'The date of an account was taken back.', data: upgrade },
  'upgrade.lockout_started': {
    summary: 'The lockout has begun: Account Manager of the account is closed.',
    data: upgrade,
    at: 'lockoutStartsAt',
  },
  'upgrade.due': {
    summary: 'The planned start has come: an external runner begins the upgrade and reports the start.',
    data: upgrade,
    at: 'upgradeStartsAt',
  },
  'upgrade.started': { summary: 'The runner has reported the start.', data: upgrade },
  'upgrade.overrunning': {
    summary: 'The expected end has passed and no end was reported. The account is still locked out.',
    data: upgrade,
    at: 'expectedEndAt',
  },
  'upgrade.completed': {
    summary: 'The account is on X Series and Admin Console is open.',
    data: upgrade,
  },
  'upgrade.failed': { summary: 'The upgrade has failed and Account Manager is open again.', data: upgrade },
  'portal_session.revoked': {
    summary: 'Visits to the admin portal of an account were ended by its lockout.',
    data: portalSessions,
  },
  'case.opened': { summary: 'A case was filed.', data: caseFacts },
  'case.changed': {
    summary: 'Something that the customer can see has changed on a case. Read the case for more.',
    data: caseFacts,
    sources: CASE_CHANGES,
  },
} as const satisfies Record<string, PublicEvent>;

export type PublicEventName = keyof typeof publicEvents;
export const publicEventNames = Object.keys(publicEvents) as PublicEventName[];

/** Sent on request, to one endpoint; nobody subscribes to it. */
export const TEST_EVENT = 'webhook.test';
export const testData = z.object({ text: z.string() }).meta({ id: 'WebhookTest' });
