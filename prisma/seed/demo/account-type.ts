import type { Product } from '@/lib/cases/types';
import type { Region, ServiceLevel } from '@/lib/service-levels/types';
import type { UpgradeStory } from '../upgrade-story-types';

/** `isBare`: without a number and a desk phone of their own, so that they can take over another's. */
type WellKnown = { firstName: string; lastName: string; isBare?: true };

export type DemoAccount = {
  number: number;
  name: string;
  domain: string;
  region: Region;
  timeZone: string;
  serviceLevel: ServiceLevel;
  userAdministration: boolean;
  products: Product[];
  sites: readonly string[];
  /** A number reserved for fiction, or in no use; the last digits count up. */
  phone: (index: number) => string;
  endUsers: number;
  /** People whom the examples of the API name; no case of the demo is about them. */
  wellKnown?: readonly WellKnown[];
  wave?: string;
  upgrade: UpgradeStory;
};

export const BOTH: Product[] = ['WORK', 'CONTACT_CENTER'];
export const WORK: Product[] = ['WORK'];
