import { db } from '@/lib/platform/db';
import {
  type Cast,
  createOwnAccount,
  fileOffBoardCase,
  fileResolvedCase,
  fileTechnicalCase,
  type Person,
  placeUpgrade,
  type Scene,
  technicalCase,
  type Window,
} from './api-cast';
import { waveScenes } from './wave-scenes';

const MINUTE_MS = 60_000;

async function accountWith(cast: Cast, window?: Window): Promise<number> {
  const account = await createOwnAccount(cast);
  if (window) await placeUpgrade(account, window);
  return account;
}

const ahead = { startsInMs: 60 * MINUTE_MS };
const begun = { startsInMs: -MINUTE_MS, startedAt: new Date(Date.now() - MINUTE_MS) };

const MISSING = 999_999_999;

const ofAccount = async (
  cast: Cast,
  rest: string,
  done: number,
  more: { window?: Window; body?: unknown } = {},
) => ({
  path: `/accounts/${await accountWith(cast, more.window)}${rest}`,
  missing: `/accounts/${MISSING}${rest}`,
  done,
  body: more.body,
});

const ofCase = (number: number, rest: string, done: number, body?: unknown): Scene => ({
  path: `/cases/${number}${rest}`,
  missing: `/cases/${MISSING}${rest}`,
  done,
  body,
});

const newCase = async (cast: Cast) => Number((await fileTechnicalCase(cast)).body.number);

/** For every operation of the manifest a fresh subject of the cast's admin, ready for the operation to succeed. */
export const scenes: Record<string, (cast: Cast, caller: Person | undefined) => Promise<Scene>> = {
  ...waveScenes,
  getMe: async () => ({ path: '/me', done: 200 }),
  getServiceLevels: async () => ({ path: '/service-levels', done: 200 }),
  previewServiceLevels: async () => ({
    path: '/service-levels/preview',
    body: { items: [{ kind: 'TECHNICAL', severity: 'S1', serviceLevel: 'PREMIUM', region: 'US' }] },
    done: 200,
  }),
  getOpenApi: async () => ({ path: '/openapi.json', done: 200 }),
  listTokens: async () => ({ path: '/tokens', done: 200 }),
  createToken: async () => ({ path: '/tokens', body: { name: 'Import' }, done: 201 }),
  revokeToken: async (_, caller) => {
    const spare = caller && (await createSpareToken(caller));
    return { path: `/tokens/${spare ?? crypto.randomUUID()}`, done: 204 };
  },
  listWebhooks: async () => ({ path: '/webhooks', done: 200 }),
  createWebhook: async () => ({
    path: '/webhooks',
    body: { url: 'https://example.com/hooks', events: ['upgrade.completed'] },
    done: 201,
  }),
  getWebhook: () => ofWebhook('', 200),
  changeWebhook: () => ofWebhook('', 200, { description: 'Billing' }),
  deleteWebhook: () => ofWebhook('', 204),
  rotateWebhookSecret: () => ofWebhook('/rotate', 200),
  listDeliveries: () => ofWebhook('/deliveries', 200),
  replayDeliveries: () => ofWebhook('/replay', 200, { since: new Date(0).toISOString() }),
  listAccounts: async () => ({ path: '/accounts', done: 200 }),
  createAccount: async () => ({
    path: '/accounts',
    body: { name: 'Northgate', region: 'EUROPE', serviceLevel: 'PREMIUM' },
    done: 201,
  }),
  getAccount: (cast) => ofAccount(cast, '', 200),
  getBill: (cast) => ofAccount(cast, '/bill', 200),
  correctAccount: (cast) => ofAccount(cast, '', 200, { body: { name: 'Northgate Group' } }),
  getUpgrade: (cast) => ofAccount(cast, '/upgrade', 200, { window: ahead }),
  scheduleUpgrade: (cast) =>
    ofAccount(cast, '/upgrade', 200, {
      body: { upgradeStartsAt: new Date(Date.now() + 86_400_000).toISOString(), wave: 'First' },
    }),
  withdrawUpgrade: (cast) => ofAccount(cast, '/upgrade', 200, { window: ahead }),
  startUpgrade: (cast) => ofAccount(cast, '/upgrade/start', 200, { window: { startsInMs: MINUTE_MS } }),
  completeUpgrade: (cast) => ofAccount(cast, '/upgrade/complete', 200, { window: begun }),
  failUpgrade: (cast) =>
    ofAccount(cast, '/upgrade/fail', 200, { window: begun, body: { reason: 'Port rejected.' } }),
  getAccess: (cast) => ofAccount(cast, '/access', 200),
  listDirectory: (cast) => ofAccount(cast, '/directory', 200),
  getCalendar: (cast) => ofAccount(cast, '/upgrade.ics', 200, { window: ahead }),
  openCase: async (cast) => ({ path: '/cases', body: technicalCase(cast.account), done: 201 }),
  listCases: async () => ({ path: '/cases', done: 200 }),
  claimNextCase: async (cast) => {
    await newCase(cast);
    return { path: '/cases/claim-next', done: 200 };
  },
  getCase: async (cast) => ofCase(await newCase(cast), '', 200),
  changeCase: async (cast) => ofCase(await newCase(cast), '', 200, { severity: 'S1' }),
  commentOnCase: async (cast) => ofCase(await newCase(cast), '/comments', 201, { body: 'Thank you.' }),
  listEvents: async (cast) => ofCase(await newCase(cast), '/events', 200),
  attachFile: async (cast) => ({
    ...(await ofCase(await newCase(cast), '/attachments', 201)),
    body: aFile(),
  }),
  listAttachments: async (cast) => ofCase(await newCase(cast), '/attachments', 200),
  downloadAttachment: async (cast) => {
    const path = `/cases/${await newCase(cast)}/attachments`;
    const { body } = await cast.api.post(path, cast.own.token, aFile());
    return { path: `/attachments/${String(body.id)}`, done: 200 };
  },
  completeItem: async (cast) => {
    const { number, itemId } = await fileOffBoardCase(cast);
    return ofCase(number, `/items/${itemId}/complete`, 200);
  },
  acceptResolution: async (cast) => ofCase(await fileResolvedCase(cast), '/accept', 200),
  reopenCase: async (cast) =>
    ofCase(await fileResolvedCase(cast), '/reopen', 200, { reason: 'Calls still drop.' }),
  closeCase: async (cast) => ofCase(await fileResolvedCase(cast), '/close', 200),
};

/** An endpoint as it rests in the database; its secret is never read by these operations. */
async function ofWebhook(rest: string, done: number, body?: unknown): Promise<Scene> {
  const data = {
    url: 'https://example.com/',
    events: ['case.opened'],
    secret: 'sealed',
    createdAt: new Date(),
  };
  const { id } = await db.webhookEndpoint.create({ data });
  return { path: `/webhooks/${id}${rest}`, missing: `/webhooks/${crypto.randomUUID()}${rest}`, done, body };
}

function aFile(): FormData {
  const form = new FormData();
  form.set('file', new File(['line one\nline two\n'], 'notes.txt'));
  return form;
}

async function createSpareToken({ id }: Person): Promise<string> {
  const tokenHash = crypto.getRandomValues(new Uint8Array(32));
  const data = {
    userId: id,
    name: 'spare',
    tokenHash,
    prefix: 'cut_t_spare',
    canWrite: true,
    createdAt: new Date(),
  };
  return (await db.apiToken.create({ data })).id;
}
