import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '@/lib/cases/commands/open-case';
import { firstLoadKb } from '@/tests/bench/first-load';
import { contextFor, createAccount, createPerson } from '@/tests/support/fixtures';
import { startWeb, type WebProcess } from '@/tests/support/product-process';
import { signInOverHttp } from '@/tests/support/sign-in';

const PASSWORD = 'correct horse battery staple';
const ACCOUNT = 654_321;
const CUSTOMER_KB = 25;
const DESK_KB = 60;
/** Next's own boundaries and router pieces, on a bare page of it, too: the floor that `npm run bench` measures. */
const UNNAMED_KB = 3.8;

const FORMS = ['WORK', 'CONTACT_CENTER'].flatMap((product) =>
  ['NEW_USER', 'CHANGE', 'OFF_BOARD'].map((request) => `product=${product}&request=${request}`),
);

/** The pages of a part of the product, read from the file tree: a new one is held to the limit from its first day. */
function pages(folder: string, path = ''): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'page.tsx') return [path || '/'];
    if (!entry.isDirectory() || entry.name.startsWith('_')) return [];
    return pages(join(folder, entry.name), `${path}/${entry.name}`);
  });
}

const tree = [...pages('app/(public)'), ...pages('app/(portal)')].filter(
  (path) => !path.replace(/^\/(accounts|cases)\/\[number\]/, '').includes('['),
);
const staff = [...pages('app/(desk)'), ...pages('app/(operations)')].filter(
  (path) => !path.replace(/^\/(desk|operations|desk\/beside\/\[queue\])\/\[number\]/, '').includes('['),
);
const forms = [...FORMS, 'kind=technical'].map((form) => `/cases/new?account=${ACCOUNT}&${form}`);

let web: WebProcess;
let number: number;
const cookies = { customer: '', desk: '', operations: '' };

/** What the framework alone loads on every page, KB. */
function frameworkKb(): number {
  const { rootMainFiles, polyfillFiles } = JSON.parse(readFileSync('.next/build-manifest.json', 'utf8')) as {
    rootMainFiles: string[];
    polyfillFiles: string[];
  };
  const sizes = [...rootMainFiles, ...polyfillFiles].map(
    (file) => gzipSync(readFileSync(join('.next', file))).length,
  );
  return UNNAMED_KB + sizes.reduce((sum, size) => sum + size, 0) / 1_000;
}

beforeAll(async () => {
  web = await startWeb();
  await createAccount({ number: ACCOUNT, userAdministration: true, products: ['WORK', 'CONTACT_CENTER'] });
  const passwordHash = await hash(PASSWORD);
  const admin = await createPerson('CUSTOMER_ADMIN', { accounts: [ACCOUNT], passwordHash });
  const agent = await createPerson('AGENT', { passwordHash });
  const operator = await createPerson('OPERATIONS', { passwordHash });
  const problem = { subject: 'No ringing tone', description: 'Silence.', severity: 'S3' };
  const ctx = await contextFor(admin);
  ({ number } = await openCase(ctx, { account: ACCOUNT, kind: 'TECHNICAL', product: 'WORK', ...problem }));
  cookies.customer = await signInOverHttp(web, admin.email, PASSWORD);
  cookies.desk = await signInOverHttp(web, agent.email, PASSWORD);
  cookies.operations = await signInOverHttp(web, operator.email, PASSWORD);
});
afterAll(() => web?.stop());

const addressOf = (path: string) =>
  path
    .replace(/(accounts|operations)\/\[number\]/, `$1/${ACCOUNT}`)
    .replace('/[queue]', '/all')
    .replace('/[number]', `/${number}`);

describe('JavaScript of the first load, over the framework', () => {
  it('knows the pages it is about', () => {
    expect(tree).toEqual(
      expect.arrayContaining(['/', '/accounts/[number]', '/cases/[number]', '/cases/new']),
    );
    expect(staff).toEqual(
      expect.arrayContaining([
        '/desk',
        '/desk/[number]',
        '/desk/beside/[queue]/[number]',
        '/operations',
        '/operations/waves',
      ]),
    );
    expect(frameworkKb()).toBeGreaterThan(100);
  });

  it.each([...tree, ...forms])(`%s: at most ${CUSTOMER_KB} KB`, async (path) => {
    // The sign-in page leads those who are signed in away.
    const cookie = path === '/sign-in' ? '' : cookies.customer;
    const kb = await firstLoadKb(web.origin, addressOf(path), cookie);
    expect(kb - frameworkKb()).toBeLessThanOrEqual(CUSTOMER_KB);
  });

  it.each(staff)(`%s: at most ${DESK_KB} KB`, async (path) => {
    const cookie = path.startsWith('/desk') ? cookies.desk : cookies.operations;
    const kb = await firstLoadKb(web.origin, addressOf(path), cookie);
    expect(kb - frameworkKb()).toBeLessThanOrEqual(DESK_KB);
  });
});
