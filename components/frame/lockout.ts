/** A lockout that concerns the reader. Times in milliseconds; words already in the zone they belong to. */
export type StripLockout = {
  accountName: string;
  /** The account's page. */
  href: string;
  startsAt: number;
  endsAt: number;
  /** "Tue 1 Dec, 21:50–22:15 Pacific" */
  window: string;
  /** "22:15 Pacific" */
  endsAtWords: string;
};
