import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { listDirectory } from '@/lib/accounts/data/directory';
import { listPeople } from '@/lib/accounts/data/people';
import { cursorOf } from '@/lib/accounts/rules';
import { systemActor } from '@/lib/auth/data';
import { listCasesJson } from '@/lib/cases/data/list-cases';
import { listQueue } from '@/lib/cases/data/list-queue';
import { listImports } from '@/lib/imports/data/imports';
import { listDeliveries } from '@/lib/integrations/data/deliveries';
import { listInbox } from '@/lib/notifications/data/inbox';
import { listMails } from '@/lib/notifications/data/mails';
import { Invalid } from '@/lib/platform/errors';
import { listAccounts } from '@/lib/upgrades/data/list-accounts';
import { listFreezes } from '@/lib/waves/data/freezes';
import { listWaves } from '@/lib/waves/data/list-waves';
import { createAccount, NOON } from '@/tests/support/fixtures';

const NOBODY = '0198c0de-0000-7000-8000-000000000000';
const { scope } = systemActor;
let account: number;
beforeAll(async () => {
  account = (await createAccount()).number;
});

/** What a cursor may be made of: what ours hold, and what is close to it. */
const keys = fc.constantFrom<string | number>(
  ...[
    0, -1, 1, 9, 2_147_483_647, 2_147_483_648, 8.64e15, -8.64e15, 253_402_300_800_000, 9_007_199_254_740_991,
  ],
  ...['', 'x', "'", 'open', 'over', 'latest', 'infinity', 'severity', '-severity', 'account', 'S1', 'S9'],
  ...['2027-06-01', '0000-01-01', '2027-02-30', '9999-99-99', '+10000-01-01'],
  ...['2027-06-01T10:00:00.000Z', '0000-01-01T00:00:00.000Z', '2027-13-01T00:00:00.000Z'],
  ...['2026-02-30T00:00:00.000Z', '2027-06-01T24:00:00.000Z', '1969-12-31T23:59:59.999Z'],
  ...[NOBODY, '-'.repeat(36), 'ffffffffffffffffffffffffffffffffffff'],
);
const stretches = fc.constantFrom('open', 'over', 'latest');
/** As ours are built, with one part or another that no row has. */
const shapes = fc.oneof(
  fc.tuple(keys, fc.constant(NOBODY)),
  fc.tuple(keys, keys, fc.constant(NOBODY)),
  fc.tuple(stretches, keys, fc.constant(1)),
  fc.tuple(fc.constant('open'), keys, fc.constant(1), fc.constantFrom('severity', '-activity'), keys),
  fc.array(keys, { maxLength: 5 }),
);
const written = shapes.map((parts) => cursorOf(...parts));
const plain = fc
  .tuple(
    fc.constantFrom('0', '1', '99999999999999', '999999999999999', '-1'),
    fc.constantFrom(NOBODY, '-'.repeat(36), 'x'),
  )
  .map((parts) => parts.join('_'));
const cursors = fc.oneof(
  { weight: 4, arbitrary: written },
  plain,
  fc.constantFrom(NOBODY, '-'.repeat(36)),
  fc.string({ maxLength: 40 }).filter((text) => !/[\0\uD800-\uDFFF]/.test(text)),
);

const lists: Readonly<Record<string, (cursor: string) => Promise<unknown>>> = {
  accounts: (cursor) => listAccounts(scope, { cursor }, NOON),
  cases: (cursor) => listCasesJson(systemActor, { sort: 'next_deadline', limit: 5, cursor }, NOON),
  'cases, the latest first': (cursor) =>
    listCasesJson(systemActor, { sort: '-created', limit: 5, cursor }, NOON),
  directory: (cursor) => listDirectory(scope, account, { cursor }),
  deliveries: (cursor) => listDeliveries(NOBODY, {}, { limit: 5, cursor }),
  freezes: (cursor) => listFreezes({ cursor }),
  imports: (cursor) => listImports(cursor),
  inbox: (cursor) => listInbox(NOBODY, cursor),
  mails: (cursor) => listMails({ state: undefined, q: undefined, cursor }),
  people: (cursor) => listPeople({ cursor }),
  queue: (cursor) => listQueue(systemActor, { cursor }, NOON),
  'queue by severity': (cursor) => listQueue(systemActor, { cursor, sort: 'severity' }, NOON),
  'queue by activity': (cursor) => listQueue(systemActor, { cursor, sort: '-activity' }, NOON),
  waves: (cursor) => listWaves({ cursor }, NOON),
};

describe('a cursor that nobody was given', () => {
  it.each(Object.entries(lists))('gives a page or a refusal, never a fault: %s', async (_, list) => {
    await fc.assert(
      fc.asyncProperty(cursors, async (cursor) => {
        const error: unknown = await list(cursor).then(
          () => null,
          (reason: unknown) => reason,
        );
        if (error !== null) expect(error).toBeInstanceOf(Invalid);
      }),
      { seed: 20261122, numRuns: 400 },
    );
  });
});
