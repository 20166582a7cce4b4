const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A browser names where a form came from; a change from anywhere else is refused (a null origin is somewhere else). */
export function isForeign(request: Request): boolean {
  if (SAFE_METHODS.has(request.method)) return false;
  const origin = request.headers.get('origin');
  if (origin === null) return request.headers.get('sec-fetch-site') === 'cross-site';
  return !URL.canParse(origin) || new URL(origin).host !== request.headers.get('host');
}
