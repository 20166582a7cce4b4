const HIDDEN = 'hidden';

/** An address as the audit log and people may have it: what stands in its query is often a secret, the names there are not. */
export function addressWithoutSecrets(text: string): string {
  if (!URL.canParse(text)) return HIDDEN;
  const url = new URL(text);
  if (url.password) url.password = HIDDEN;
  const names = [...new Set(url.searchParams.keys())];
  url.search = names.map((name) => `${encodeURIComponent(name)}=${HIDDEN}`).join('&');
  return url.href;
}

/**
 * Why an address can't be an endpoint, or null. `allowHttp` only in a demo that allows the loopback. What a name leads to is
 * not asked here: that is decided when the connection is made, each time.
 */
export function refusalOfAddress(text: string, allowHttp: boolean): string | null {
  if (!URL.canParse(text)) return 'Enter a complete address, for instance https://example.com/webhooks.';
  const { protocol, username, password, hash } = new URL(text);
  if (protocol !== 'https:' && !(allowHttp && protocol === 'http:'))
    return 'The address begins with https://.';
  if (username || password)
    return 'Leave name and password out of the address: the signature says who sends.';
  return hash ? 'Leave out what follows the #: it is never sent.' : null;
}
