import { z } from 'zod';
import { operation } from '../_lib/operation';

export const getOpenApi = operation({
  id: 'getOpenApi',
  method: 'GET',
  path: '/openapi.json',
  tag: 'Description',
  summary: 'This document',
  who: 'PUBLIC',
  answers: {
    200: {
      description: 'OpenAPI 3.1.',
      schema: z
        .looseObject({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) })
        .meta({ id: 'OpenApi' }),
    },
  },
});
