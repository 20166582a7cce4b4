import { z } from 'zod';
import { severitySchema } from '@/lib/service-levels/schema';
import { contactCenterChange } from './contact-center-change';
import { contactCenterNewUser } from './contact-center-new-user';
import { contactCenterOffBoard } from './contact-center-off-board';
import { accountNumber, caseNumber, longText } from './fields';
import { technicalFields } from './technical';
import { workChange } from './work-change';
import { workNewUser } from './work-new-user';
import { workOffBoard } from './work-off-board';

export const PRODUCTS = ['WORK', 'CONTACT_CENTER'] as const;
export const REQUEST_TYPES = ['NEW_USER', 'CHANGE', 'OFF_BOARD'] as const;
export const MAX_ITEMS = 500;

/** One user of a request, by product and request. */
export const itemSchemas = {
  WORK: { NEW_USER: workNewUser, CHANGE: workChange, OFF_BOARD: workOffBoard },
  CONTACT_CENTER: {
    NEW_USER: contactCenterNewUser,
    CHANGE: contactCenterChange,
    OFF_BOARD: contactCenterOffBoard,
  },
} as const;

function userAdministration<
  const Product extends (typeof PRODUCTS)[number],
  const Request extends (typeof REQUEST_TYPES)[number],
  Item extends z.ZodObject,
>(product: Product, request: Request, item: Item) {
  return z.strictObject({
    account: accountNumber(),
    kind: z.literal('USER_ADMINISTRATION'),
    product: z.literal(product),
    request: z.literal(request),
    severity: severitySchema.default('S3'),
    description: longText(10_000).optional(),
    items: z
      .array(item, 'Name at least one user.')
      .min(1, 'Name at least one user.')
      .max(MAX_ITEMS, `At most ${MAX_ITEMS} users in one request.`),
  });
}

const requestError = 'Choose a request: NEW_USER, CHANGE or OFF_BOARD.';

export const workRequest = z.discriminatedUnion(
  'request',
  [
    userAdministration('WORK', 'NEW_USER', workNewUser),
    userAdministration('WORK', 'CHANGE', workChange),
    userAdministration('WORK', 'OFF_BOARD', workOffBoard),
  ],
  requestError,
);

export const contactCenterRequest = z.discriminatedUnion(
  'request',
  [
    userAdministration('CONTACT_CENTER', 'NEW_USER', contactCenterNewUser),
    userAdministration('CONTACT_CENTER', 'CHANGE', contactCenterChange),
    userAdministration('CONTACT_CENTER', 'OFF_BOARD', contactCenterOffBoard),
  ],
  requestError,
);

export const technicalCase = z.strictObject({
  account: accountNumber(),
  kind: z.literal('TECHNICAL'),
  product: z.enum(PRODUCTS, 'Choose a product: WORK or CONTACT_CENTER.'),
  severity: severitySchema,
  ...technicalFields,
  /** The request that went wrong (S7). */
  relatedCase: caseNumber().nullish(),
});

/** Everything that can be filed; what the API's `POST /cases` takes. */
export const openCaseInput = z.discriminatedUnion(
  'kind',
  [
    technicalCase,
    z.discriminatedUnion(
      'product',
      [workRequest, contactCenterRequest],
      'Choose a product: WORK or CONTACT_CENTER.',
    ),
  ],
  'Choose a kind: USER_ADMINISTRATION or TECHNICAL.',
);

export type OpenCaseInput = z.output<typeof openCaseInput>;
export type UserAdministrationInput = Extract<OpenCaseInput, { kind: 'USER_ADMINISTRATION' }>;
