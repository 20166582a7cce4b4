import type { z } from 'zod';
import { invalidProblem, lockedProblem, problem } from './shapes';

type Json = Record<string, unknown>;

export const HEADERS = {
  Allow: { description: 'The methods it takes.', schema: { type: 'string' } },
  ETag: { description: 'The version, for If-Match.', schema: { type: 'string', pattern: '^"v\\d+"$' } },
  Location: { description: 'Where the new thing is.', schema: { type: 'string' } },
  'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 1 } },
} satisfies Record<string, Json>;

type Refusal = [description: string, schema: z.ZodType, ...headers: (keyof typeof HEADERS)[]];

/** What every operation may answer beside its own answers. */
export const REFUSALS: Record<number, Refusal> = {
  401: ['No token, or one that is worth nothing now.', problem],
  403: ['Yours to see, not to do; or the token may only read.', problem],
  404: ['Not there, or not yours.', problem],
  405: ['The address takes other methods.', problem, 'Allow'],
  409: ['A rule forbids it now, or another change got in between.', problem],
  412: ['If-Match is out of date.', problem],
  413: ['The body is larger than 1 MiB, or the file than 25.', problem],
  415: ['The body is not a form with a file.', problem],
  422: ['The body or a parameter is not valid.', invalidProblem],
  423: ['The account is locked out for its upgrade.', lockedProblem],
  429: ['Too often. Repeat it after so many seconds.', problem, 'Retry-After'],
  500: ['Failed on our side.', problem],
  503: ['Too busy; nothing was done. Repeat it after so many seconds.', problem, 'Retry-After'],
};

/** The body of an operation that takes a file. */
export const UPLOAD: Json = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object',
        required: ['file'],
        properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
      },
    },
  },
};
