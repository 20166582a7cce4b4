import { randomUUID } from 'node:crypto';
import { NotFound } from '@/lib/platform/errors';
import { problemResponse } from './problem';

const refuse = async () => problemResponse(new NotFound(), randomUUID(), { 'Cache-Control': 'no-store' });

/** What an address that is no operation answers. */
export const nowhere = {
  GET: refuse,
  POST: refuse,
  PUT: refuse,
  PATCH: refuse,
  DELETE: refuse,
  OPTIONS: refuse,
};
