import { z } from 'zod';
import { caseKindSchema, regionSchema, severitySchema } from '@/lib/service-levels/schema';
import { CASE_STATUSES } from '../types';
import { caseNumber, isUuid, longText } from './fields';

const COMMENT_CHARACTERS = 20_000;

export const caseStatusSchema = z.enum(CASE_STATUSES);
export const visibilitySchema = z.enum(['PUBLIC', 'INTERNAL']);

const commentBody = (required: string) => longText(COMMENT_CHARACTERS, required);

/** A member of staff: user id, email, or `me`. */
export const assigneeReference = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'At most 254 characters.')
  .refine(
    (value) => value === 'me' || isUuid(value) || z.email().safeParse(value).success,
    'Choose somebody of the support team by id or email address, or “me”.',
  );

const itemId = z.string().trim().toLowerCase();

/** The bodies of the API; `number` comes from the address. */
export const commentBodySchema = z.strictObject({
  body: commentBody('Write something first.'),
  visibility: visibilitySchema.default('PUBLIC'),
});
/** What may be set right along with something else. */
const corrections = {
  severity: severitySchema.optional(),
  assignee: assigneeReference.nullable().optional(),
};
export const changeCaseBody = z
  .strictObject({ status: caseStatusSchema.optional(), ...corrections })
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'Say what to change.');
export const claimNextBody = z.strictObject({
  region: regionSchema.optional(),
  kind: caseKindSchema.optional(),
});

export const caseReference = z.strictObject({ number: caseNumber() });
export const commentInput = z
  .strictObject({ ...caseReference.shape, ...commentBodySchema.shape, ...corrections })
  .refine(
    ({ visibility, severity, assignee }) =>
      visibility === 'PUBLIC' || (severity === undefined && assignee === undefined),
    'A note changes nothing but the conversation.',
  );
export const changeCaseInput = z.strictObject({ ...caseReference.shape, ...changeCaseBody.shape });
export const assignInput = z.strictObject({ ...caseReference.shape, assignee: assigneeReference.nullable() });
export const severityInput = z.strictObject({ ...caseReference.shape, severity: severitySchema });
/** A step that may carry a public reply with it, and set right what it would forbid afterwards. */
export const stepInput = z.strictObject({
  ...caseReference.shape,
  comment: commentBody('Write something first.').optional(),
  ...corrections,
});
export const reopenBody = z.strictObject({ reason: commentBody('Say what is still wrong.') });
export const reopenInput = z.strictObject({ ...caseReference.shape, ...reopenBody.shape });
export const completeItemInput = z.strictObject({ ...caseReference.shape, itemId });

export type ChangeCaseInput = z.output<typeof changeCaseInput>;
export type Corrections = Pick<ChangeCaseInput, 'severity' | 'assignee'>;
