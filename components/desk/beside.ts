/** The address of a case beside the queue: the queue's query as one part of the path, then the case. */
const PLACE = /^\/desk\/beside\/([^/]+)\/(\d+)$/;
/** Of a queue that nothing narrows: a part of a path can't be empty. */
const NO_QUERY = 'all';

export type Beside = { search: string; number: number };

/** A written query holds no bare `~`, so that it can stand for `%`, which servers decode in paths as they like. */
export function besideHref(search: string, number: number, hash = ''): string {
  const query = new URLSearchParams(search).toString().replaceAll('%', '~');
  return `/desk/beside/${query || NO_QUERY}/${number}${hash}`;
}

/** The query in such a part of the path, with its question mark; empty when there is none. */
export function searchIn(part: string): string {
  const query = part
    .replaceAll('%3D', '=')
    .replaceAll('%26', '&')
    .replaceAll('%2B', '+')
    .replaceAll('~', '%');
  const text = query === NO_QUERY ? '' : new URLSearchParams(query).toString();
  return text && `?${text}`;
}

/** What stands beside what on this page; null when it is another page. */
export function readBeside(path: string): Beside | null {
  const [, part = '', number] = PLACE.exec(path) ?? [];
  return number === undefined ? null : { search: searchIn(part), number: Number(number) };
}
