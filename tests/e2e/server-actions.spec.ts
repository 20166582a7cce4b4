import {
  type APIRequestContext,
  type Browser,
  expect,
  type Page,
  type Request,
  test,
} from '@playwright/test';
import { visit } from './pages';
import { personOf, signIn } from './people';
import { fileTechnicalCase } from './technical-case';

const ADMIN = 'admin@halden.example';
const AGENT = 'ben@support.example';
const bearer = (email: string) => ({ authorization: `Bearer ${personOf(email).apiToken}` });

/** What the button sends, caught before the server sees it. */
async function captureAction(page: Page, press: () => Promise<void>): Promise<Request> {
  const caught = Promise.withResolvers<Request>();
  await page.route('**/*', (route) => {
    const request = route.request();
    if (!request.headers()['next-action']) return route.continue();
    caught.resolve(request);
    return route.abort();
  });
  await press();
  const request = await caught.promise;
  await page.unrouteAll();
  return request;
}

/** The captured action sent again, as whoever this context is. */
async function replay(browser: Browser, captured: Request, email: string | null) {
  const context = await browser.newContext();
  const page = await context.newPage();
  if (email) await signIn(page, email);
  const { cookie: _, 'content-length': __, ...headers } = await captured.allHeaders();
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(':')));
  const answer = await context.request.post(captured.url(), {
    headers: kept,
    data: captured.postDataBuffer() ?? Buffer.alloc(0),
  });
  const text = await answer.text();
  await context.close();
  return { status: answer.status(), text };
}

async function stateOf(request: APIRequestContext, number: number) {
  const answer = await request.get(`/api/v1/cases/${number}`, { headers: bearer(AGENT) });
  return { etag: answer.headers().etag, body: await answer.text() };
}

test('a captured server action is worth nothing signed out or to another role', async ({
  browser,
  page,
  request,
}) => {
  test.setTimeout(240_000);
  const number = await fileTechnicalCase(request, { subject: 'Calls to one site fail', severity: 'S2' });
  const before = await stateOf(request, number);
  await signIn(page, AGENT);
  await visit(page, `/desk/${number}`);
  const composer = page.locator('form.composer');
  const reply = `Replayed ${crypto.randomUUID()}`;
  const claim = await captureAction(page, () =>
    page.getByRole('button', { name: 'Claim', exact: true }).click(),
  );
  await visit(page, `/desk/${number}`);
  await composer.getByRole('button', { name: 'Internal note' }).click();
  await composer.getByRole('textbox').fill(reply);
  const note = await captureAction(page, () =>
    composer.getByRole('button', { name: /Save note|Add note|Send note/ }).click(),
  );

  for (const captured of [claim, note]) {
    for (const email of [null, ADMIN, 'admin@brightwater.example']) {
      const { text } = await replay(browser, captured, email);
      expect(text, `${email ?? 'signed out'}`).not.toContain('"ok":true');
      expect(await stateOf(request, number)).toEqual(before);
    }
  }
  const events = await request.get(`/api/v1/cases/${number}/events`, { headers: bearer(AGENT) });
  expect(await events.text()).not.toContain(reply);

  // The same action from the one who may do it works: the refusals above were not for a broken replay.
  await replay(browser, claim, AGENT);
  expect(await stateOf(request, number)).not.toEqual(before);
  // However often it arrives: a click that was repeated because the answer was lost.
  for (let time = 0; time < 2; time += 1)
    expect((await replay(browser, note, AGENT)).text).toContain('"ok":true');
  const said = await request.get(`/api/v1/cases/${number}/events`, { headers: bearer(AGENT) });
  expect((await said.text()).split(reply)).toHaveLength(2);
});
