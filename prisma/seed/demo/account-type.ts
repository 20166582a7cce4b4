import type { Product } from '@/lib/cases/types';
import type { Region, ServiceLevel } from '@/lib/service-levels/types';
import type { UpgradeStory } from '../upgrade-story-types';

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
  wellKnown?: readonly { firstName: string; lastName: string }[];
  wave?: string;
  upgrade: UpgradeStory;
};

export const BOTH: Product[] = ['WORK', 'CONTACT_CENTER'];
export const WORK: Product[] = ['WORK'];
