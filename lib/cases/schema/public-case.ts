import { z } from 'zod';
import { caseKindSchema, severitySchema } from '@/lib/service-levels/schema';
import { caseStatusSchema, visibilitySchema } from './changes';
import { PRODUCTS, REQUEST_TYPES } from './open-case';

const instant = z.iso.datetime({ precision: 3 });
const person = z.strictObject({ id: z.uuid(), name: z.string(), email: z.string().optional() });

/** One user of a request: what was asked, flat, with what became of it. */
export const publicItem = z.looseObject({
  id: z.uuid(),
  position: z.int().min(1),
  status: z.enum(['PENDING', 'DONE']),
  summary: z.string(),
  completedAt: instant.nullable(),
});

/** A case as lists show it. */
export const publicCaseSummary = z.strictObject({
  number: z.int(),
  account: z.int(),
  accountName: z.string(),
  kind: caseKindSchema,
  product: z.enum(PRODUCTS),
  request: z.enum(REQUEST_TYPES).nullable(),
  severity: severitySchema,
  status: caseStatusSchema,
  subject: z.string(),
  description: z.string(),
  requester: person,
  /** The email address is there for staff only. */
  assignee: person.nullable(),
  receivedAt: instant,
  respondBy: instant,
  respondedAt: instant.nullable(),
  completeBy: instant.nullable(),
  completedAt: instant.nullable(),
  nextDeadline: instant.nullable(),
  pausedAt: instant.nullable(),
  resolvedAt: instant.nullable(),
  closedAt: instant.nullable(),
  lastActivityAt: instant,
  itemCount: z.int(),
  itemsDone: z.int(),
  relatedCase: z.int().nullable(),
  version: z.int(),
});

/** A case by itself: the same, with its items. */
export const publicCase = publicCaseSummary.extend({ items: z.array(publicItem) });

export const publicEvent = z.strictObject({
  id: z.string(),
  type: z.string(),
  visibility: visibilitySchema,
  at: instant,
  actor: z.strictObject({ name: z.string(), role: z.enum(['CUSTOMER', 'SUPPORT', 'SYSTEM']) }),
  body: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
});

export type PublicCase = z.output<typeof publicCase>;
export type PublicEvent = z.output<typeof publicEvent>;
