const LONGEST = 180;
/** Of a longer one the end is looked at, which has the extension: a mail's header may name a file by 200,000 dots. */
const MOST_READ = 1_000;
const EXTENSION = /\.[A-Za-z0-9]{1,8}$/;

/** Controls, format characters (zero-width, direction overrides), line separators, and what file systems reserve. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}<>:"/\\|?*]/gu;

/**
 * A file's name as it is shown and offered again: no path, nothing invisible, at most 180 characters with its extension
 * kept. It is never used to store anything. An empty one becomes "file".
 */
export function cleanName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .slice(-MOST_READ)
    .toWellFormed()
    .replace(UNSAFE, '')
    .replace(/\s+/gu, ' ')
    .replace(/[\s.]+$/u, '');
  const extension = EXTENSION.exec(plain)?.[0] ?? '';
  const stem = plain.slice(0, plain.length - extension.length).replace(/^[\s.]+/u, '');
  const short = [...stem]
    .slice(0, LONGEST - extension.length)
    .join('')
    .replace(/[\s.]+$/u, '');
  return short === '' ? `file${extension}` : `${short}${extension}`;
}

/** Lower case, without the dot; empty when there is none. */
export const extensionOf = (name: string): string => (EXTENSION.exec(name)?.[0] ?? '').slice(1).toLowerCase();

/** The header that makes every browser save the file under its name instead of showing it (RFC 6266). */
export function contentDisposition(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
