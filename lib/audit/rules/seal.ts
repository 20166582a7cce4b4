export type SealFacts = {
  number: number;
  /** The seal covers the rows after this one… */
  afterId: bigint;
  /** …up to this one, however many numbers in between were never used. */
  toId: bigint;
  entries: number;
  digest: Uint8Array;
};

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** What the MAC of a seal is taken of: all of its facts, and the MAC of the seal before, which makes them a chain. */
export const sealText = ({ number, afterId, toId, entries, digest }: SealFacts, before: string): string =>
  [number, afterId, toId, entries, hex(digest), before].join('|');

/** Whether a seal begins where the one before ended and counts on from it; the first begins at nothing. */
export const followsOn = (seal: SealFacts, before: SealFacts | null): boolean =>
  seal.number === (before?.number ?? 0) + 1 &&
  seal.afterId === (before?.toId ?? 0n) &&
  seal.toId > seal.afterId;

/** Whether the rows that are there now are those that were sealed. */
export const isWhole = (seal: SealFacts, found: { entries: number; digest: Uint8Array }): boolean =>
  seal.entries === found.entries && hex(seal.digest) === hex(found.digest);
