import { z } from 'zod';
import { assigneeReference } from '@/lib/cases/schema/changes';
import { caseNumber, isUuid, text } from '@/lib/cases/schema/fields';
import { type QueueFilters, queueFilters } from '@/lib/cases/schema/queue';
import { severitySchema } from '@/lib/service-levels/schema';
import { DOINGS } from './types';

const MOST_AT_ONCE = 100;

const viewName = text(60, 'Give the view a name.');
const viewId = z.string().trim().toLowerCase().refine(isUuid, 'Choose a view of the list.');

export const saveViewInput = z.strictObject({
  name: viewName,
  shared: z.boolean().default(false),
  filters: queueFilters,
});
export const renameViewInput = z.strictObject({ id: viewId, name: viewName });
export const viewReference = z.strictObject({ id: viewId });

/** What a stored view or an address asks for. A value that cannot be read is left out: an old one still opens the queue. */
export function readFilters(stored: unknown): QueueFilters {
  const given = Object(stored) as Record<string, unknown>;
  const kept = Object.entries(queueFilters.shape).flatMap(([name, schema]) => {
    const parsed = schema.safeParse(given[name]);
    return given[name] !== undefined && parsed.success ? [[name, parsed.data]] : [];
  });
  return Object.fromEntries(kept) as QueueFilters;
}

const version = z.number().int().min(1);
const seenCase = z.strictObject({ number: caseNumber(), version });
const bulkChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('assign'), assignee: assigneeReference.nullable() }),
  z.strictObject({ kind: z.literal('severity'), severity: severitySchema }),
  z.strictObject({ kind: z.literal('wait') }),
  z.strictObject({ kind: z.literal('resolve') }),
]);

export const changeCasesInput = z.strictObject({
  cases: z.array(seenCase).min(1, 'Tick a case first.').max(MOST_AT_ONCE, `At most ${MOST_AT_ONCE} at once.`),
  change: bulkChange,
});
const reversal = z.discriminatedUnion('kind', [bulkChange, z.strictObject({ kind: z.literal('resume') })]);
export const undoChangesInput = z
  .array(z.strictObject({ ...seenCase.shape, change: reversal }))
  .min(1)
  .max(MOST_AT_ONCE);

export const signPresenceInput = z.strictObject({ number: caseNumber(), doing: z.enum(DOINGS) });
