import { z } from 'zod';
import { text } from './fields';

/** What a picker asks of a directory, out of an address. */
export const findPeopleQuery = z.object({ account: z.string(), q: text(100) });
