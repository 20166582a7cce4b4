import { randomInt } from 'node:crypto';
import { freePort } from '@/lib/platform/start/ports';

/** A free port below those that the system lends to connections: one of theirs may be gone before a process listens there. */
export const quietPort = (): Promise<number> => freePort(randomInt(11_000, 30_000));
