import type { z } from 'zod';
import type { contactCenterOffBoard } from '../schema/contact-center-off-board';
import type { workOffBoard } from '../schema/work-off-board';
import type { Product } from '../types';
import type { DirectoryPatch, DirectoryState } from './directory';

type Item = z.output<typeof workOffBoard> &
  Partial<Pick<z.output<typeof contactCenterOffBoard>, 'openInteractionsTo'>>;

/** What completing an off-board writes: to the user who leaves, and to those who take over. */
export type OffBoardEffect = {
  user: DirectoryPatch;
  /** Patches of other users, by the reference the item names them with. */
  heirs: { reference: string; patch: DirectoryPatch }[];
};

/**
 * 8x8 Work carries everything else, so leaving it ends the user; leaving Contact Center ends only a user who has no
 * 8x8 Work. The decisions about number, license, phone and voicemail hold either way (`product.md` part 2).
 */
export function offBoardedUser(user: DirectoryState, item: Item, product: Product): OffBoardEffect {
  const stays = product === 'CONTACT_CENTER' && user.products.includes('WORK');
  const { contactCenter, ...settings } = user.settings;
  const patch: DirectoryPatch = {
    settings: {
      ...settings,
      voicemail: { decision: item.voicemail, forwardTo: item.voicemailForwardTo ?? null },
    },
  };
  if (product === 'WORK' && contactCenter) patch.settings = { ...patch.settings, contactCenter };
  if (item.openInteractionsTo && !stays)
    patch.settings = { ...patch.settings, contactCenter: { openInteractionsTo: item.openInteractionsTo } };
  if (stays) patch.products = user.products.filter((each) => each !== product);
  else patch.status = item.action === 'DELETE' ? 'DELETED' : 'DEACTIVATED';
  if (item.license === 'RETURN') patch.license = null;
  const inherited = new Map<string, DirectoryPatch>();
  const settle = (field: 'phoneNumber' | 'device', decision: string, heir: string | undefined) => {
    if (decision === 'KEEP') return;
    patch[field] = null;
    const value = user[field];
    if (decision === 'REASSIGN' && heir && value)
      inherited.set(heir, { ...inherited.get(heir), [field]: value });
  };
  settle('phoneNumber', item.number, item.numberReassignTo);
  settle('device', item.device, item.deviceReassignTo);
  if (item.number !== 'KEEP') patch.extension = null;
  return { user: patch, heirs: [...inherited].map(([reference, change]) => ({ reference, patch: change })) };
}
