import { z } from 'zod';
import { severitySchema } from '@/lib/service-levels/schema';
import { accountNumber, LARGEST_INT4 } from './fields';
import { MAX_ITEMS } from './open-case';

const LONGEST_VALUE = 12_000;

/** Half a word is a draft, too: the only text refused is what PostgreSQL cannot keep in JSON. */
const typed = z
  .string()
  .overwrite((value) => value.replaceAll('\0', '').toWellFormed())
  .max(LONGEST_VALUE);
const values = z.record(z.string().max(60), typed).refine((row) => Object.keys(row).length <= 60);

/** What was typed into a request: a row for each user. */
const requestContent = z.strictObject({
  rows: z.array(values).min(1).max(MAX_ITEMS),
  description: typed,
  severity: severitySchema,
});

const technicalContent = z.strictObject({ values, severity: severitySchema.nullable() });

const userForm = z.enum([
  'WORK-NEW_USER',
  'WORK-CHANGE',
  'WORK-OFF_BOARD',
  'CONTACT_CENTER-NEW_USER',
  'CONTACT_CENTER-CHANGE',
  'CONTACT_CENTER-OFF_BOARD',
]);
/** A technical case, the problem with one request, or with an upgrade. */
const technicalForm = z
  .string()
  .regex(/^TECHNICAL(-UPGRADE|-\d{1,10})?$/)
  .refine((form) => !(Number(form.split('-')[1]) > LARGEST_INT4));

const place = { account: accountNumber() };
const key = z.string().min(1).max(100);

export const draftPlace = z.strictObject({ ...place, form: z.union([userForm, technicalForm]) });
export const saveDraftInput = z.union([
  z.strictObject({ ...place, form: userForm, key, content: requestContent }),
  z.strictObject({ ...place, form: technicalForm, key, content: technicalContent }),
]);
