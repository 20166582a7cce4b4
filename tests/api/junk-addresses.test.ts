import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { manifest } from '@/app/api/v1/_lib/manifest';
import { type Cast, createCast, fileTechnicalCase, placeUpgrade } from '@/tests/support/api-cast';
import { connectApi } from '@/tests/support/api-client';
import { pagePaths } from '@/tests/support/page-tree';
import { startWeb, type WebProcess } from '@/tests/support/product-process';
import { sessionOf } from '@/tests/support/session';

let web: WebProcess;
let cast: Cast;
let real: string[];

beforeAll(async () => {
  web = await startWeb({ NODE_OPTIONS: `--max-http-header-size=${MOST_HEADERS}` });
  cast = await createCast(await connectApi(web));
  const { number } = (await fileTechnicalCase(cast)).body as { number: number };
  await placeUpgrade(cast.account, { startsInMs: 3_600_000 });
  real = [String(cast.account), String(number)];
});
afterAll(() => web.stop());

/** Every word in quotes, or before a colon, of what reads addresses: the names of parameters are among them. */
const names = [
  ...new Set(
    globSync(['app/**/{page,route,schema}.{ts,tsx}', 'lib/*/schema{.ts,/*.ts}', 'lib/*/loaders{.ts,/*.ts}'])
      .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/\b([a-z][A-Za-z]{0,24})(?=['?]?:|')/g)])
      .map(([, name = '']) => name),
  ),
].sort();
const VALUES = ['x', '%00', '-1', '99999999999999999999', '2027-02-30', '%27%25_%5C%F0%9F%98%80'];
/** A server reads 16 KiB of headers, address included; this one more, so that fewer addresses hold all names. */
const MOST_HEADERS = 64 * 1_024;
const LONGEST = 60_000;

/** All names in as few addresses as hold them. */
function queriesWith(written: (name: string) => string): string[] {
  const parts = [''];
  for (const name of names) {
    const last = parts.at(-1) ?? '';
    const longer = last === '' ? written(name) : `${last}&${written(name)}`;
    if (longer.length > LONGEST) parts.push(written(name));
    else parts[parts.length - 1] = longer;
  }
  return parts;
}
const queries = [
  ...VALUES.flatMap((value) => queriesWith((name) => `${name}=${value}`)),
  ...queriesWith((name) => `${name}=x&${name}=y`),
];
const SEGMENTS = [
  'x',
  '%00',
  '0',
  '-1',
  '2147483648',
  '99999999999999999999',
  '1e3',
  '%F0%9F%98%80',
  '%27',
  '..%2f',
];

const isFault = (line: string) => /⨯|"level":"(error|fatal)"/.test(line);

const AT_ONCE = 4;

/** The addresses that were answered by a fault, and what the log had to say meanwhile. */
async function faultsOf(paths: readonly string[], headers: Record<string, string>) {
  const faults: string[] = [];
  const before = web.lines.length;
  const left = [...paths];
  const ask = async () => {
    for (let path = left.pop(); path !== undefined; path = left.pop()) {
      const answer = await web.fetch(path, { headers });
      await answer.arrayBuffer();
      if (answer.status >= 500 || answer.status === 431)
        faults.push(`${answer.status} ${path.slice(0, 120)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
  return [...faults, ...web.lines.slice(before).filter(isFault)];
}

/** Pages that are not there for a role whatever stands in the address. */
const CLOSED = {
  own: ['/desk', '/operations'],
  agent: ['/operations'],
  operations: ['/desk/reports'],
} as const;

describe('an address of junk', () => {
  it('is made of the parameters there are', () => {
    expect(names).toEqual(expect.arrayContaining(['cursor', 'account', 'severity', 'day', 'q', 'state']));
  });

  it.each(['own', 'agent', 'operations'] as const)(
    'breaks no page for %s',
    async (role) => {
      const headers = { cookie: await sessionOf(cast[role].id) };
      const isOpen = (path: string) => !CLOSED[role].some((closed) => path.startsWith(closed));
      const pages = [...new Set(real.flatMap((parameter) => pagePaths(parameter)))].filter(isOpen);
      const asked = pages.flatMap((page) => queries.map((query) => `${page}?${query}`));
      const strange = SEGMENTS.flatMap((segment) => pagePaths(segment)).filter(
        (path) => isOpen(path) && !pages.includes(path),
      );
      expect(await faultsOf([...asked, ...strange], headers)).toEqual([]);
    },
    240_000,
  );

  it.each(['own', 'agent', 'operations'] as const)(
    'breaks no file and no stream for %s',
    async (role) => {
      const headers = { cookie: await sessionOf(cast[role].id) };
      const files = [
        '/desk/reports/cases.csv',
        '/desk/reports/chart.csv',
        '/operations/imports/template.csv',
        '/cases/new/people',
        '/search',
        '/api/presence',
        `/accounts/${cast.account}/upgrade.ics`,
        '/sign-in',
      ];
      const strange = SEGMENTS.flatMap((segment) => [
        `/accounts/${segment}/upgrade.ics`,
        `/operations/imports/${segment}/report.csv`,
        `/api/files/${segment}`,
        `/calendar/${segment}`,
      ]);
      const asked = files.flatMap((file) => queries.map((query) => `${file}?${query}`));
      expect(await faultsOf([...asked, ...strange], headers)).toEqual([]);
    },
    120_000,
  );

  it.each(['own', 'agent', 'operations'] as const)(
    'breaks no operation of the API for %s',
    async (role) => {
      const headers = { authorization: `Bearer ${cast[role].token}` };
      const reads = manifest.filter(({ method }) => method === 'GET');
      const fill = (path: string, value: string) => `/api/v1${path.replace(/\{\w+\}/g, value)}`;
      const asked = reads.flatMap(({ path, query }) =>
        Object.keys(query instanceof z.ZodObject ? query.shape : {}).flatMap((name) =>
          VALUES.flatMap((value) => real.map((number) => `${fill(path, number)}?${name}=${value}`)),
        ),
      );
      expect(asked.length).toBeGreaterThan(100);
      const strange = SEGMENTS.flatMap((segment) => reads.map(({ path }) => fill(path, segment)));
      expect(await faultsOf([...new Set([...asked, ...strange])], headers)).toEqual([]);
    },
    240_000,
  );
});
