export const REGIONS = ['US', 'EUROPE', 'APAC'] as const;
export const SERVICE_LEVELS = ['STANDARD', 'PREMIUM', 'PREMIUM_PLUS', 'ENTERPRISE'] as const;
export const PRODUCTS = ['WORK', 'CONTACT_CENTER'] as const;
export const DIRECTORY_STATUSES = ['ACTIVE', 'DEACTIVATED', 'DELETED'] as const;

export type Region = (typeof REGIONS)[number];
export type ServiceLevel = (typeof SERVICE_LEVELS)[number];
export type Product = (typeof PRODUCTS)[number];
export type DirectoryStatus = (typeof DIRECTORY_STATUSES)[number];

export type AccountRecord = {
  number: number;
  name: string;
  region: Region;
  timeZone: string;
  serviceLevel: ServiceLevel;
  userAdministration: boolean;
  platform: 'CLASSIC' | 'X_SERIES';
  products: Product[];
  version: number;
};

/** A person who administers an account for the customer. */
export type Member = { userId: string; name: string; email: string; timeZone: string };

/** An end user of the customer, as directories show them. */
export type DirectoryEntry = {
  id: string;
  firstName: string;
  lastName: string;
  email: string;
  extension: string | null;
  site: string | null;
  license: string | null;
  products: Product[];
  status: DirectoryStatus;
};

export type KeysetPage<Row> = { data: Row[]; nextCursor: string | null };

/** An account as a file describes it; what is undefined is left alone. */
export type ImportedAccount = {
  number: number;
  name: string;
  region: Region;
  timeZone?: string | undefined;
  serviceLevel: ServiceLevel;
  userAdministration?: boolean | undefined;
  products?: Product[] | undefined;
};

/** An account with everything that a file can say of it. */
export type WholeAccount = Omit<AccountRecord, 'platform' | 'version'>;

/** A customer admin as a file describes them. */
export type ImportedPerson = {
  email: string;
  name: string;
  accounts: number[];
  timeZone?: string | undefined;
};

/** An end user as a file describes them; what is undefined is left alone. */
export type ImportedDirectoryUser = {
  accountNumber: number;
  email: string;
  firstName: string;
  lastName: string;
  username?: string | undefined;
  jobTitle?: string | undefined;
  extension?: string | undefined;
  phoneNumber?: string | undefined;
  site?: string | undefined;
  license?: string | undefined;
  costCenter?: string | undefined;
  device?: string | undefined;
  products?: Product[] | undefined;
  status?: 'ACTIVE' | 'DEACTIVATED' | undefined;
};

/** What is stored of an end user and can come from a file. */
export type StoredDirectoryUser = {
  id: string;
  accountNumber: number;
  email: string;
  firstName: string;
  lastName: string;
  username: string | null;
  jobTitle: string | null;
  extension: string | null;
  phoneNumber: string | null;
  site: string | null;
  license: string | null;
  costCenter: string | null;
  device: string | null;
  products: Product[];
  status: DirectoryStatus;
};

export const PERSON_ROLES = ['CUSTOMER_ADMIN', 'AGENT', 'LEAD', 'OPERATIONS'] as const;
export type PersonRole = (typeof PERSON_ROLES)[number];

/** A person as operations see them. */
export type StoredPerson = {
  id: string;
  email: string;
  name: string;
  role: PersonRole;
  timeZone: string;
  isDisabled: boolean;
  /** Without one they wait for their invitation, or for themselves to accept it. */
  hasPassword: boolean;
  /** The latest invitation; null when there was none. */
  invitedAt: Date | null;
  invitationEndsAt: Date | null;
  invitationAcceptedAt: Date | null;
  accounts: number[];
};
