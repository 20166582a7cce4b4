import type { z } from 'zod';
import type { Role } from '@/lib/platform/actor';

export const STAFF = ['AGENT', 'LEAD', 'OPERATIONS'] as const satisfies Role[];
export const EVERYONE = ['CUSTOMER_ADMIN', ...STAFF] as const satisfies Role[];

export type Example = { summary: string; value: unknown };

export type PublishedAnswer = {
  description: string;
  /** Absent: the answer has no body. */
  schema?: z.ZodType;
  /** JSON unless told; anything else is described as text. */
  contentType?: string;
  headers?: readonly ('ETag' | 'Location')[];
};

/** One verb on one path: what the route enforces and what the OpenAPI document says, from the same value. */
export type Operation<Query extends z.ZodType = z.ZodType, Body extends z.ZodType = z.ZodType> = {
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below /api/v1, parameters in braces. */
  path: string;
  tag: string;
  summary: string;
  description?: string;
  who: 'PUBLIC' | readonly Role[];
  query?: Query;
  body?: Body;
  /** The body is multipart/form-data with one field `file`, read by the route as it arrives. */
  upload?: true;
  /** At least one per form of the body; the API tests send each of them. */
  examples?: Record<string, Example>;
  /** Takes an Idempotency-Key. */
  once?: true;
  /** The answer shows a secret, so it is kept encrypted for a repeated key. */
  secret?: true;
  /** Takes If-Match. */
  versioned?: true;
  answers: Readonly<Record<number, PublishedAnswer>>;
  /** Refusals of this operation's own rules, beside those that follow from the rest. */
  refusals?: readonly (404 | 409 | 423)[];
};

export const operation = <Query extends z.ZodType, Body extends z.ZodType>(
  definition: Operation<Query, Body>,
): Operation<Query, Body> => definition;

/** Under an account's address the account itself must be the caller's, whatever the verb does then. */
export const isBelowAccount = ({ path }: Operation): boolean => path.startsWith('/accounts/{number}');
/** Whether a case is the caller's is known only once it is loaded, so its commands check the role after that. */
export const isBelowCase = ({ path }: Operation): boolean => path.startsWith('/cases/{number}');
