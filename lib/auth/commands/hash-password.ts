import 'server-only';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's first setting for Argon2id, which is the library's own choice of algorithm. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Verified when there is no password, so that the answer takes the same time. It is the hash of a random value. */
const DECOY =
  '$argon2id$v=19$m=19456,t=2,p=1$m3qvR66vUDWdIq+U/GwDZA$yhmPl3sMledoKegRMWnVwFCHTcFGRr1wWP48u/F2RFc';

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** Whether it is the password; nobody's is never, and takes as long to find out. */
export async function matchesPassword(passwordHash: string | null | undefined, password: string) {
  const matches = await verify(passwordHash ?? DECOY, password).catch(() => false);
  return matches && passwordHash != null;
}
