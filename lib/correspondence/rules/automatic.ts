type Headers = ReadonlyMap<string, string>;

const ROBOTS = /^(mailer-daemon|postmaster|no-?reply|bounces?)([+-].*)?@/;
const BULK = new Set(['bulk', 'junk', 'auto_reply']);

/**
 * Whether a machine wrote it (RFC 3834): out of office, delivery reports, bulk mail. Such a mail is never a reply, and nothing
 * is ever answered to it. Header names are in lower case.
 */
export function isAutomatic(headers: Headers, sender: string | null): boolean {
  const value = (name: string) => headers.get(name)?.trim().toLowerCase() ?? '';
  const submitted = value('auto-submitted');
  return (
    (submitted !== '' && !submitted.startsWith('no')) ||
    BULK.has(value('precedence')) ||
    ['x-autoreply', 'x-autorespond'].some((name) => headers.has(name)) ||
    value('return-path') === '<>' ||
    value('content-type').startsWith('multipart/report') ||
    (sender !== null && ROBOTS.test(sender))
  );
}
