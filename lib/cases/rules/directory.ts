import type { Product } from '../types';

/** What the directory keeps of an end user, as far as requests change it. */
export type DirectoryState = {
  firstName: string;
  lastName: string;
  email: string;
  username: string | null;
  jobTitle: string | null;
  extension: string | null;
  phoneNumber: string | null;
  callerId: string | null;
  site: string | null;
  license: string | null;
  costCenter: string | null;
  device: string | null;
  products: Product[];
  status: 'ACTIVE' | 'DEACTIVATED' | 'DELETED';
  settings: DirectorySettings;
};

/** Product settings without a column of their own. */
export type DirectorySettings = {
  ringGroups?: string[];
  callQueues?: string[];
  callForwarding?: string | null;
  voicemail?: { decision: string; forwardTo: string | null };
  contactCenter?: ContactCenterSettings;
};

export type ContactCenterSettings = {
  role?: string;
  queues?: { name: string; priority?: number }[];
  skills?: { name: string; level: number }[];
  groups?: string[];
  channels?: string[];
  tenant?: string | null;
  openInteractionsTo?: string | null;
};

export type DirectoryPatch = Partial<DirectoryState>;

/** Adds names that are not there yet and takes others away; order is kept. */
export function withNames(
  names: readonly string[] = [],
  added: readonly string[] = [],
  removed: readonly string[] = [],
): string[] {
  return [...new Set([...names, ...added])].filter((name) => !removed.includes(name));
}

export const deviceOf = (model: string, mac: string): string => `${model}, ${mac}`;

/** The wish if it is free, otherwise the next free one above it with as many digits; null when there is none. */
export function nextFreeExtension(wish: string, taken: ReadonlySet<string>): string | null {
  const end = 10 ** wish.length;
  for (let candidate = Number(wish); candidate < end; candidate += 1) {
    const extension = String(candidate).padStart(wish.length, '0');
    if (!taken.has(extension)) return extension;
  }
  return null;
}
