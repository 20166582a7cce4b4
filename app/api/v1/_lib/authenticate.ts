import { noteTokenUse } from '@/lib/auth/commands/note-token-use';
import { getTokenOwner } from '@/lib/auth/data';
import type { Person } from '@/lib/platform/actor';
import { Unauthorized } from '@/lib/platform/errors';

/** Whatever has another shape cannot be a token of ours, so nothing is looked up for it. */
const BEARER = /^Bearer ([\w-]{16,128})$/i;

/**
 * The owner of the bearer token, as they are now. Cookies count for nothing here, so no other site can make a browser
 * call the API for its person; a token in the address counts for nothing either.
 */
export async function authenticate(
  request: Request,
  now: Date,
): Promise<{ actor: Person; snapshot: string }> {
  const token = BEARER.exec(request.headers.get('authorization') ?? '')?.[1];
  const owner = token ? await getTokenOwner(token, now) : null;
  if (!owner) throw new Unauthorized('Send a valid token: “Authorization: Bearer TOKEN”.');
  await noteTokenUse(owner, now);
  return owner;
}
