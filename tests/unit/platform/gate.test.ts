import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkArrows } from '@/tests/support/check/arrows';
import { checkDeadCode, checkFormat, checkTypes } from '@/tests/support/check/code';
import { vocabularyFindings } from '@/tests/support/check/vocabulary';

const root = join(import.meta.dirname, '../../..');
const results = join(root, 'tests/.results');

/** For each arrow a file that goes against it. */
const planted: Record<string, string> = {
  'lib/platform/a.ts': "import { b } from './b'; export const a = () => b;",
  'lib/platform/b.ts': "import { a } from './a'; export const b = () => a;",
  'lib/platform/db.ts': "import { x } from './nowhere'; export const db = x;",
  'lib/platform/mail.ts': "import { data } from '@/lib/auth/data'; export const mail = data;",
  'lib/audit/data.ts':
    "import '@/lib/accounts/types'; import { t } from '@/tests/support/t'; export const data = t;",
  'lib/notifications/data.ts':
    "import { data } from '@/lib/auth/data'; import { test } from 'vitest'; export const d = [data, test];",
  'lib/auth/data.ts': "import { type } from '@/lib/accounts/types'; export const data = type;",
  'lib/accounts/types.ts': "import { type as other } from '@/lib/upgrades/types'; export const type = other;",
  'lib/attachments/types.ts': "export { type } from '@/lib/upgrades/types';",
  'lib/integrations/types.ts': "export { type } from '@/lib/upgrades/types';",
  'lib/upgrades/types.ts': "export { type } from '@/lib/cases/types';",
  'lib/billing/types.ts': "export { type } from '@/lib/cases/types';",
  'lib/calendars/types.ts': "export { type } from '@/lib/cases/types';",
  'lib/correspondence/types.ts': "export { type } from '@/lib/upgrades/types';",
  'lib/macros/types.ts': "export { type } from '@/lib/knowledge/types';",
  'lib/desk/types.ts': "export { type } from '@/lib/knowledge/types';",
  'lib/inbox/types.ts': "export { type } from '@/lib/cases/types';",
  'lib/imports/types.ts': "export { type } from '@/lib/cases/types';",
  'lib/preparation/types.ts': "export { type } from '@/lib/knowledge/types';",
  'lib/waves/types.ts': "export { type } from '@/lib/cases/types';",
  'lib/knowledge/types.ts': "export { type } from '@/lib/cases/types';",
  'lib/service-levels/types.ts': "export { type } from '@/lib/cases/types';",
  'lib/cases/types.ts': "import type { Metadata } from 'next'; export const type = {} as Metadata;",
  'lib/cases/rules.ts': "import { readFileSync } from 'node:fs'; export const rule = readFileSync;",
  'lib/cases/policy.ts': "export { registry } from '@/lib/jobs/registry';",
  'lib/cases/data.ts': "import { cookies } from 'next/headers'; export const data = cookies;",
  'lib/cases/loaders.ts': "import { db } from '@/lib/platform/db'; export const load = db;",
  'lib/cases/actions.ts': "import { Button } from '@/components/ui/button'; export const act = Button;",
  'lib/cases/commands/open-case.ts': "import { act } from '../actions'; export const open = act;",
  'lib/cases/jobs.ts': "import { registry } from '@/lib/jobs/registry'; export const jobs = registry;",
  'lib/jobs/registry.ts': 'export const registry = 1;',
  'components/ui/button.tsx': "import { type } from '@/lib/cases/types'; export const Button = type;",
  'components/cases/row.tsx': "import { data } from '@/lib/cases/data'; export const Row = data;",
  'app/page.tsx': "import { data } from '@/lib/cases/data'; export default data;",
  'app/api/v1/cases/route.ts': "import { load } from '@/lib/cases/loaders'; export const GET = load;",
  'tests/support/t.ts': 'export const t = 1;',
};

describe('the import arrows', () => {
  let folder = '';
  let details = '';

  beforeAll(async () => {
    mkdirSync(results, { recursive: true });
    folder = mkdtempSync(join(results, 'gate-'));
    for (const [path, text] of Object.entries(planted)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    for (const file of ['package.json', 'tsconfig.json']) cpSync(join(root, file), join(folder, file));
    details = (await checkArrows(folder, ['app', 'components', 'lib', 'tests'])).details;
  }, 30_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const config = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as {
    forbidden: { name: string }[];
  };

  test.each(config.forbidden.map(({ name }) => name))('%s fails on an import against it', (name) => {
    expect(details).toContain(`${name}: `);
  });

  test('seeing no module at all fails', async () => {
    mkdirSync(join(folder, 'public'));
    expect((await checkArrows(folder, ['public'])).ok).toBe(false);
  });
});

describe('the checks of the code', () => {
  let folder = '';
  const plant = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };

  beforeAll(() => {
    mkdirSync(results, { recursive: true });
    folder = mkdtempSync(join(results, 'gate-code-'));
    for (const file of ['package.json', 'tsconfig.json', 'biome.json', 'knip.json', '.gitignore'])
      cpSync(join(root, file), join(folder, file));
    plant(
      'lib/platform/start/main.ts',
      "import { used } from '../db';\n\nif (used > 0) throw new Error('Used.');\n",
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each([
    ['types', checkTypes, "export const used: number = 'nought';\n"],
    ['lint', checkFormat, 'export const used = 0;\nlet never = 1;\n'],
    ['format', checkFormat, 'export const used   = 0\n'],
    ['dead code', checkDeadCode, 'export const used = 0;\nexport const unused = 1;\n'],
  ])('%s fails on what is against it, and on nothing else', async (_, check, text) => {
    plant('lib/platform/db.ts', text);
    const { ok, details } = await check(folder);
    expect(ok).toBe(false);
    expect(details).toContain('lib/platform/db.ts');
    expect(details).not.toContain('main.ts');
  });
});

describe('the file vocabulary', () => {
  test.each([
    ['services/mail.ts', ''],
    ['lib/cases/helpers.ts', ''],
    ['lib/cases/store.ts', ''],
    ['lib/cases/commands/open.ts', ''],
    ['lib/cases/commands/openCase.ts', ''],
    ['lib/payments/data.ts', ''],
    ['lib/jobs/relay.ts', ''],
    ['lib/platform/a/b/c.ts', ''],
    ['components/ui/index.ts', ''],
    ['components/ui/DateLine.tsx', ''],
    ['lib/cases/data.test.ts', ''],
    ['tests/unit/cases/page.spec.ts', ''],
    ['lib/cases/data.ts', 'x\n'.repeat(201)],
    ['lib/cases/data.ts', 'const now = new Date();'],
    ['tests/unit/cases/a.test.ts', "test.skip('later', () => {});"],
  ])('refuses %s', (path, text) => {
    expect(vocabularyFindings([path], () => text)).not.toEqual([]);
  });

  test.each([
    'lib/cases/commands/open-case.ts',
    'lib/cases/rules/status.ts',
    'lib/auth/adapter.ts',
    'lib/platform/start/main.ts',
    'app/(desk)/desk/[number]/page.tsx',
    'app/api/auth/[...nextauth]/route.ts',
    'components/ui/README.md',
    'prisma/seed/demo.ts',
  ])('accepts %s', (path) => {
    expect(vocabularyFindings([path], () => '')).toEqual([]);
  });
});
