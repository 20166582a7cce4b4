import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { type Cast, createCast, fileTechnicalCase } from '@/tests/support/api-cast';
import { connectApi } from '@/tests/support/api-client';
import { startWeb, type WebProcess } from '@/tests/support/product-process';
import {
  callAction,
  fieldNames,
  formArguments,
  listServerActions,
  plainArguments,
  type ServerAction,
} from '@/tests/support/server-actions';
import { sessionOf } from '@/tests/support/session';
import { tableDigests } from '@/tests/support/table-digests';

/** They take no session: what authorizes them is the secret of a link. */
const PUBLIC_ACTIONS = [
  'acceptInvitationAction',
  'askForPasswordLinkAction',
  'confirmEmailAction',
  'resetPasswordAction',
];

let web: WebProcess;
let cast: Cast;
/** What a form would have in it for something that is there: so that junk reaches what lies behind the first check. */
let real: Record<string, string>;

beforeAll(async () => {
  web = await startWeb();
  cast = await createCast(await connectApi(web));
  const { number } = (await fileTechnicalCase(cast)).body as { number: number };
  const account = String(cast.account);
  real = { number: String(number), account, accountNumber: account, userId: cast.own.id, version: '1' };
});
afterAll(() => web.stop());

const names = fieldNames();
const all = (value: string | Blob) => names.map((name) => [name, value] as const);
const forms: Readonly<Record<string, () => (readonly [string, string | Blob])[]>> = {
  nothing: () => [],
  words: () => all('x'),
  'characters no column holds': () => all('a\0b\u{1F600}'),
  'numbers that are none': () => all('1e999'),
  'numbers below zero': () => all('-1'),
  'numbers too large': () => all('99999999999999999999'),
  files: () => all(new Blob(['x'])),
  'JSON that is no object': () => all('null'),
  'JSON with names of its own': () => all('{"__proto__":{"a":1},"id":["x"],"filter":null}'),
  'a day that is none': () => all('2027-02-30'),
  'repeated names': () => [...all('x'), ...all('y')],
  'real ids and junk beside them': () => [...all('\0'), ...Object.entries(real)].reverse(),
  'long text': () => names.slice(0, 40).map((name) => [name, 'x'.repeat(20_000)] as const),
};
const plain: Readonly<Record<string, readonly unknown[]>> = {
  nothing: [],
  null: [null],
  'a word': ['x\0'],
  'a number': [-1.5],
  'no number': ['$NaN'],
  'a list': [[null, 'x', {}]],
  'an empty object': [{}],
  'an object of junk': [
    { number: 'x', cases: [{}], accounts: 5, verb: {}, account: '$NaN', form: null, ids: 'x' },
  ],
};

const bodiesFor = (action: ServerAction): [string, FormData][] =>
  action.beforeForm === null
    ? Object.entries(plain).map(([name, values]) => [name, plainArguments(values)])
    : Object.entries(forms).map(([name, fields]) => [name, formArguments(action, fields())]);

const actions = listServerActions();

/** What was answered by a fault. Each body comes with a session of its own: an action may have ended the one before. */
async function faultsOf(action: ServerAction, userId: string | undefined): Promise<string[]> {
  const faults: string[] = [];
  for (const [kind, body] of bodiesFor(action)) {
    const answer = await callAction(web, action, { body, cookie: await sessionOf(userId) });
    if (answer.status >= 500) faults.push(`${kind}: ${answer.status}`);
    await answer.arrayBuffer();
  }
  return faults;
}

describe('a server action', () => {
  it('gets what the form has in it', async () => {
    const action = actions.find(({ name }) => name === 'setTimeZoneAction');
    if (!action) throw new Error('There is no such action.');
    const body = formArguments(action, [['timeZone', 'Europe/Lisbon']]);
    expect((await callAction(web, action, { body, cookie: await sessionOf(cast.own.id) })).status).toBe(200);
    const { timeZone } = await db.user.findUniqueOrThrow({ where: { id: cast.own.id } });
    expect(timeZone).toBe('Europe/Lisbon');
  });

  it('is found in the build, each with its form', () => {
    expect(actions.length).toBeGreaterThan(70);
    expect(actions.find(({ name }) => name === 'applyPlanAction')?.beforeForm).toBe(1);
    expect(actions.find(({ name }) => name === 'openItemAction')?.beforeForm).toBe(0);
    expect(actions.filter(({ beforeForm }) => beforeForm === null).map(({ name }) => name)).toContain(
      'saveDraftAction',
    );
    expect(names).toEqual(expect.arrayContaining(['asked', 'csv', 'itemId', 'deliveryId', 'callbackUrl']));
  });

  it('that needs no session is not carried out without end', async () => {
    const action = actions.find(({ name }) => name === 'confirmEmailAction');
    if (!action) throw new Error('There is no such action.');
    await db.$executeRaw`DELETE FROM rate_limits`;
    const answers: string[] = [];
    for (let time = 0; time < 21; time += 1) {
      const body = formArguments(action, [['token', 'cut_e_guess']]);
      answers.push(await (await callAction(web, action, { body, cookie: '' })).text());
    }
    expect(answers.slice(0, 20).every((text) => text.includes('no longer good'))).toBe(true);
    expect(answers[20]).toContain('Too many attempts');
  });

  it('asks who it is for, but for those that a link or a sign-in authorizes', () => {
    const files = globSync('lib/*/actions{.ts,/*.ts}');
    const without = files
      .flatMap((file) => readFileSync(file, 'utf8').split(/^(?=(?:export )?(?:async )?function )/m))
      .filter((text) => text.includes('publicContext()'))
      .map((text) => /function (\w+)/.exec(text)?.[1]);
    expect(without.sort()).toEqual(PUBLIC_ACTIONS);
  });

  it.each(actions.map((action) => [action.name, action] as const))(
    '%s changes nothing for nobody, whatever they send, and refuses it',
    async (_, action) => {
      const before = await tableDigests();
      expect(await faultsOf(action, undefined)).toEqual([]);
      expect(await tableDigests()).toEqual(before);
    },
    60_000,
  );

  it.each(actions.map((action) => [action.name, action] as const))(
    '%s refuses junk, whoever sends it',
    async (_, action) => {
      const people = { customer: cast.own.id, agent: cast.agent.id, operations: cast.operations.id };
      for (const [role, userId] of Object.entries(people))
        expect(await faultsOf(action, userId), role).toEqual([]);
      // Whatever a form did, nobody of the cast may be left disabled for the next one, nor with a list of old sessions.
      await db.user.updateMany({ data: { disabledAt: null } });
      await db.session.deleteMany();
    },
    300_000,
  );
});
