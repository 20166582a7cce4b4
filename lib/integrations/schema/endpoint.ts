import { z } from 'zod';
import { DELIVERY_STATES } from '../types';
import { publicEventNames } from './events';

const LONGEST_URL = 2_000;
const LONGEST_DESCRIPTION = 200;

const url = z
  .string()
  .trim()
  .min(1, 'Enter the address.')
  .max(LONGEST_URL, `At most ${LONGEST_URL} characters.`);

const description = z
  .string()
  .trim()
  .max(LONGEST_DESCRIPTION, `At most ${LONGEST_DESCRIPTION} characters.`)
  .regex(/^\P{Cc}*$/u, 'Leave out control characters.');

const events = z
  .array(z.enum(publicEventNames))
  .min(1, 'Choose at least one event.')
  .refine((names) => new Set(names).size === names.length, 'Name each event once.');

export const createEndpointInput = z.strictObject({ url, description: description.default(''), events });

/** What is left out stays. */
export const changeEndpointBody = z.strictObject({
  url: url.optional(),
  description: description.optional(),
  events: events.optional(),
  enabled: z.boolean().optional(),
});

export const changeEndpointInput = changeEndpointBody.extend({ id: z.uuid() });
export const endpointReference = z.strictObject({ id: z.uuid() });

const LAST_INSTANT = Date.UTC(2100, 0, 1);

const instant = z.iso
  .datetime({ offset: true, error: 'Enter a date and time with its zone.' })
  .transform((text) => new Date(text))
  .refine((at) => at.getTime() >= 0 && at.getTime() < LAST_INSTANT, 'The date is too far away.');

/** One delivery, or everything since an instant; unless told, only what has not been accepted. */
export const replayBody = z.union([
  z.strictObject({ deliveryId: z.uuid() }),
  z.strictObject({ since: instant, only: z.enum(['UNDELIVERED', 'ALL']).default('UNDELIVERED') }),
]);

export const replayInput = z.union([
  z.strictObject({ id: z.uuid(), deliveryId: z.uuid() }),
  z.strictObject({
    id: z.uuid(),
    since: instant,
    only: z.enum(['UNDELIVERED', 'ALL']).default('UNDELIVERED'),
  }),
]);

export const disableEndpointInput = z.strictObject({ id: z.uuid(), reason: z.enum(['GONE', 'FAILING']) });
export const deliveryStateSchema = z.enum(DELIVERY_STATES);
