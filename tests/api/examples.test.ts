import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifest } from '@/app/api/v1/_lib/manifest';
import { exampleAccount, exampleUsers } from '@/lib/cases/schema/examples';
import { db } from '@/lib/platform/db';
import { type Cast, createCast } from '@/tests/support/api-cast';
import { connectApi } from '@/tests/support/api-client';
import { scenes } from '@/tests/support/api-scenes';
import { createAccount, createDirectoryUser } from '@/tests/support/fixtures';
import { startWeb, type WebProcess } from '@/tests/support/product-process';

let web: WebProcess;
let cast: Cast;

beforeAll(async () => {
  web = await startWeb();
  cast = await createCast(await connectApi(web));
  await createAccount({ number: exampleAccount });
  await db.membership.create({ data: { userId: cast.own.id, accountNumber: exampleAccount } });
  for (const email of Object.values(exampleUsers))
    await createDirectoryUser(exampleAccount, { email, products: ['WORK', 'CONTACT_CENTER'] });
});
afterAll(() => web?.stop());

const examples = manifest.flatMap((op) =>
  Object.entries(op.examples ?? {}).map(([name, { value }]) => ({ title: `${op.id}: ${name}`, op, value })),
);

describe('an example of the OpenAPI document', () => {
  it('is there for every form a case can have', () => {
    const forms = Object.values(manifest.find(({ id }) => id === 'openCase')?.examples ?? {});
    const form = ({ value }: { value: unknown }) => {
      const { kind, product, request } = value as Record<string, string>;
      return kind === 'TECHNICAL' ? kind : `${product} ${request}`;
    };
    expect(new Set(forms.map(form))).toEqual(
      new Set([
        'WORK NEW_USER',
        'WORK CHANGE',
        'WORK OFF_BOARD',
        'CONTACT_CENTER NEW_USER',
        'CONTACT_CENTER CHANGE',
        'CONTACT_CENTER OFF_BOARD',
        'TECHNICAL',
      ]),
    );
  });

  it.each(examples)('$title is accepted as it stands', async ({ op, value }) => {
    const person = op.who !== 'PUBLIC' && !op.who.includes('OPERATIONS') ? cast.agent : cast.operations;
    const scene = await scenes[op.id]?.(cast, person);
    const answer = await cast.api.call(op.method, scene?.path ?? '', { token: person.token, body: value });
    expect(answer.status, answer.text).toBe(scene?.done);
  });
});
