import { z } from 'zod';
import { caseReference, visibilitySchema } from '@/lib/cases/schema/changes';

export const watchInput = z.strictObject({ ...caseReference.shape, watching: z.boolean() });

export const tellInput = z.strictObject({
  ...caseReference.shape,
  eventIds: z
    .array(z.string().regex(/^\d{1,19}$/))
    .min(1)
    .max(100),
});

/** What of a case's event in the outbox a telling needs. */
export const changed = z.object(tellInput.shape);

export const problemReported = z.object({ ...caseReference.shape, problem: caseReference.shape.number });

const line = (max: number) => z.string().max(max);

export const letterSchema = z.strictObject({
  messageId: line(255).min(1),
  sender: line(254).nullable(),
  isVerified: z.boolean(),
  recipients: z.array(line(320)).max(200),
  answers: z.array(line(255)).max(50),
  subject: line(200),
  text: z.string().nullable(),
  fileCount: z.int().min(0),
  isAutomatic: z.boolean(),
});

const place = z.int().min(0);

export const takeFileInput = z.strictObject({
  mailId: z.uuid(),
  place,
  file: z.strictObject({
    id: z.uuid(),
    size: z.int().positive(),
    sha256: z.hash('sha256'),
    contentType: z.string().max(200),
  }),
});

export const settleFilesInput = z.strictObject({
  mailId: z.uuid(),
  visibility: visibilitySchema,
  left: z.array(z.strictObject({ place, name: z.string() })).min(1),
});

const word = line(255).toLowerCase();

/** A mail as JSON; what the provider found of its sender may stand beside it instead of in its head. */
export const inboundBody = z.object({
  raw: z.string().min(1),
  authentication: z
    .object({
      from: word,
      dmarc: word.nullable().default(null),
      dkim: z
        .array(z.object({ domain: word, result: word }))
        .max(50)
        .default([]),
    })
    .nullable()
    .default(null),
});
