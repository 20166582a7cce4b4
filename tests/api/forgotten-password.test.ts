import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/platform/db';
import { unseal } from '@/lib/platform/secrets';
import { createPerson } from '@/tests/support/fixtures';
import { type ProductProcess, startWeb, startWorker, type WebProcess } from '@/tests/support/product-process';
import { callAction, formArguments, listServerActions } from '@/tests/support/server-actions';
import { signInOverHttp } from '@/tests/support/sign-in';

const NEW = 'plain words in a row';

let web: WebProcess;
let worker: ProductProcess;

beforeAll(async () => {
  web = await startWeb();
  worker = startWorker({ APP_URL: web.origin });
});
afterAll(async () => {
  await worker?.stop();
  await web?.stop();
});

function actionOf(name: string) {
  const action = listServerActions().find((each) => each.name === name);
  if (!action) throw new Error(`There is no ${name}.`);
  return action;
}

async function send(name: string, fields: Record<string, string>): Promise<string> {
  const action = actionOf(name);
  const body = formArguments(action, Object.entries(fields));
  return (await callAction(web, action, { body, cookie: '' })).text();
}

/** What a browser would never send: a Host, and an Origin to go with it, of somebody else's. */
async function sendAs(host: string, name: string, fields: Record<string, string>): Promise<number> {
  const action = actionOf(name);
  const encoded = new Response(formArguments(action, Object.entries(fields)));
  const body = Buffer.from(await encoded.arrayBuffer());
  const { port } = new URL(web.origin);
  const headers = {
    host,
    origin: `http://${host}`,
    'x-forwarded-host': host,
    'next-action': action.id,
    'content-type': encoded.headers.get('content-type') ?? '',
    'content-length': body.length,
  };
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path: action.page, method: 'POST', headers },
      (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    sent.on('error', reject).end(body);
  });
}

/** The mail to this address, once the worker has written it. */
const mailTo = (recipient: string) =>
  vi.waitFor(() => db.mail.findFirstOrThrow({ where: { recipient, kind: 'password-reset' } }), {
    timeout: 100_000,
    interval: 200,
  });

describe('asking for a link to a forgotten password', () => {
  it('is answered alike, whatever the address', async () => {
    const known = await createPerson('AGENT', { passwordHash: 'theirs' });
    const disabled = await createPerson('AGENT', { passwordHash: 'theirs' });
    await db.user.update({ where: { id: disabled.id }, data: { disabledAt: new Date(0) } });
    const invited = await createPerson('AGENT');
    const answers: string[] = [];
    for (const email of [known.email, disabled.email, invited.email, 'nobody@test.example'])
      answers.push((await send('askForPasswordLinkAction', { email })).replaceAll(email, 'them'));
    expect(answers[0]).toContain('"isAsked":true');
    expect(new Set(answers).size).toBe(1);
  });

  it('leads from the mail to a new password, and in with it', async () => {
    const { email } = await createPerson('AGENT', { passwordHash: 'theirs' });
    await send('askForPasswordLinkAction', { email });
    const token = unseal((await mailTo(email)).sealedSecret ?? '');
    const page = await web.fetch(`/reset-password?token=${token}`);
    expect(page.headers.get('cache-control')).toMatch(/no-store/);
    const text = await page.text();
    expect(text).toContain(email);
    expect(text).toContain('<meta name="referrer" content="no-referrer"');
    const fields = { token, password: NEW };
    expect(await send('resetPasswordAction', { ...fields, repeat: 'another' })).toContain('not the same');
    expect(await send('resetPasswordAction', { ...fields, repeat: NEW })).toContain('"isDone":true');
    expect(await signInOverHttp(web, email, NEW)).not.toBe('');
    expect(await send('resetPasswordAction', { ...fields, repeat: NEW })).toContain('no longer good');
    expect(web.lines.concat(worker.lines).join('\n')).not.toContain(token);
  });

  it('names our own address in the mail, whatever Host a request claims', async () => {
    const { email } = await createPerson('AGENT', { passwordHash: 'theirs' });
    expect(await sendAs('evil.example', 'askForPasswordLinkAction', { email })).toBeLessThan(500);
    // Whether or not the claim was turned away, the owner asks as well: there is a mail to look at.
    await send('askForPasswordLinkAction', { email });
    const { text, content } = await mailTo(email);
    expect(text).toContain(`${web.origin}/reset-password?token=`);
    expect(text + JSON.stringify(content)).not.toContain('evil.example');
  });
});
