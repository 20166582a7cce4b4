import type { RequestType } from '../types';

/** Something that one user alone may have; `owner` is who else of the directory has it, as `subject` names users. */
export type Claim = {
  kind: 'address' | 'phone' | 'extension' | 'user';
  key: string;
  path: string;
  owner: string | null;
};

type Item = Readonly<Record<string, unknown>>;
/** Who of the directory has something, by whatever names users: ids, or addresses. */
export type Owners = {
  ofAddress: (email: string) => string | null;
  ofExtension: (extension: string) => string | null;
};

/**
 * What an item of a request claims for its user (`subject`; null when they are new or not known), by the item's own field
 * names. Each key may come once in a request, and none may have another owner.
 */
export function claimsOf(item: Item, request: RequestType, subject: string | null, owners: Owners): Claim[] {
  const claims: Claim[] = [];
  const claim = (kind: Claim['kind'], path: string, value: unknown, owner: string | null = null) => {
    if (typeof value !== 'string') return;
    claims.push({ kind, key: `${kind} ${value}`, path, owner: owner === subject ? null : owner });
  };
  const textOf = (field: string) => (typeof item[field] === 'string' ? item[field] : '');
  const address = request === 'NEW_USER' ? 'email' : 'newEmail';
  claim('address', address, item[address], owners.ofAddress(textOf(address)));
  claim('phone', 'deviceMac', item.deviceMac);
  if (request === 'CHANGE')
    claim('extension', 'extension', item.extension, owners.ofExtension(textOf('extension')));
  claim('user', item.userId === undefined ? 'email' : 'userId', subject);
  return claims;
}
