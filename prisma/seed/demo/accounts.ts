import type { DemoAccount } from './account-type';
import { ACCOUNTS_APAC } from './accounts-apac';
import { ACCOUNTS_EUROPE } from './accounts-europe';
import { ACCOUNTS_US } from './accounts-us';

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [...ACCOUNTS_US, ...ACCOUNTS_EUROPE, ...ACCOUNTS_APAC];
