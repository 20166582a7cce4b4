/**
 * The address a request came from. Each hop appends the peer it saw to `X-Forwarded-For`; only the last
 * `trustedHops` entries were written by our own proxies, so whatever a client puts in front of them is ignored.
 */
export function clientAddress(forwardedFor: string | undefined, peer: string, trustedHops: number): string {
  const claimed = (forwardedFor ?? '').split(',').flatMap((part) => part.trim() || []);
  const seen = [...claimed, peer];
  return seen[Math.max(0, seen.length - 1 - trustedHops)] ?? peer;
}
