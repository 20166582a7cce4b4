const NEVER = -1;
const MAX_VERSION = 2_147_483_647;

export const entityTag = (version: number): string => `"v${version}"`;

/** The version that If-Match asks for; undefined when any will do. What is no version of ours matches none. */
export function expectedVersion(header: string | null): number | undefined {
  if (header === null || header.trim() === '*') return undefined;
  const version = Number(/^\s*"v(0|[1-9]\d{0,9})"\s*$/.exec(header)?.[1] ?? NEVER);
  return version <= MAX_VERSION ? version : NEVER;
}
