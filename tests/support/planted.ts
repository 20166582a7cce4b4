import { db } from '@/lib/platform/db';
import { type Cast, fileOffBoardCase, fileTechnicalCase, placeUpgrade } from './api-cast';
import { withTestDatabase } from './database';

/** Ends a script and runs in four ways wherever it is taken for markup; each element is marked. */
export const PLANTED =
  '</script><script data-planted>window.ran=1</script><img data-planted src=x onerror="window.ran=1"><svg data-planted onload="window.ran=1"></svg><a data-planted href="javascript:window.ran=1">x</a>';
const LINK = 'javascript:window.ran=1';

/** Every text that a person or another system writes, by table. */
const TEXTS: Record<string, readonly string[]> = {
  accounts: ['name'],
  api_tokens: ['name'],
  attachments: ['name'],
  case_events: ['body'],
  case_items: ['summary'],
  cases: ['subject', 'description'],
  closed_days: ['name'],
  directory_users: ['first_name', 'last_name', 'job_title', 'site', 'cost_center', 'device', 'username'],
  freezes: ['reason'],
  import_rows: ['key'],
  imports: ['file_name', 'problem'],
  inbound_mails: ['sender', 'subject', 'reason'],
  inbox_items: ['title', 'text'],
  macros: ['name', 'body'],
  mails: ['subject', 'text', 'html', 'last_error'],
  service_items: ['name', 'code'],
  sessions: ['user_agent'],
  upgrade_moves: ['reason'],
  upgrades: ['wave', 'failure_reason'],
  users: ['name'],
  waves: ['name'],
  webhook_endpoints: ['description'],
};

async function fillMachineryOfOperations({ account, operations, own }: Cast, now: Date) {
  const day = new Date('2040-01-02');
  const many = { capacityPerHour: 10, opensAt: '22:00', closesAt: '04:00', createdAt: now };
  const wave = await db.wave.create({ data: { name: 'Wave', region: 'US', day, ...many } });
  await db.freeze.create({
    data: { scope: 'GLOBAL', firstDay: day, lastDay: day, reason: 'Spare', createdAt: now },
  });
  await db.closedDay.create({ data: { region: 'US', date: day, closed: true, name: 'Spare' } });
  const hook = await db.webhookEndpoint.create({
    data: { url: LINK, events: ['upgrade.completed'], secret: 'x', createdAt: now },
  });
  const times = { createdAt: now, dueAt: now, queuedAt: now };
  const mail = await db.mail.create({
    data: { occasion: 'x', recipient: own.email, subject: 'x', text: 'x', state: 'failed', ...times },
  });
  const kept = { header: [PLANTED], rowCount: 1, badCount: 1, createdAt: now, updatedAt: now };
  const file = await db.import.create({
    data: { kind: 'ACCOUNTS', state: 'READY', fileName: 'x', uploadedById: operations.id, ...kept },
  });
  const errors = [{ column: PLANTED, position: 1, value: PLANTED, message: PLANTED }];
  await db.importRow.create({ data: { importId: file.id, line: 2, cells: [PLANTED], state: 'BAD', errors } });
  return [`/waves/${wave.id}`, `/webhooks/${hook.id}`, `/mail/${mail.id}`, `/imports/${file.id}`].concat([
    `/people/${own.id}`,
    `/${account}`,
  ]);
}

async function fillHistory(cast: Cast, now: Date): Promise<number[]> {
  const { number } = await fileOffBoardCase(cast);
  const technical = Number((await fileTechnicalCase(cast)).body.number);
  const file = new FormData();
  file.set('file', new File(['x'], `${PLANTED}.txt`));
  for (const to of [number, technical]) {
    await cast.api.post(`/cases/${to}/comments`, cast.own.token, { body: PLANTED });
    await cast.api.post(`/cases/${to}/comments`, cast.agent.token, { body: PLANTED, visibility: 'INTERNAL' });
    await cast.api.call('POST', `/cases/${to}/attachments`, { token: cast.own.token, body: file });
  }
  for (const person of [cast.own, cast.agent])
    await db.inboxItem.create({
      data: { userId: person.id, occasion: 'x', kind: 'x', title: 'x', text: 'x', href: '/', createdAt: now },
    });
  await db.macro.create({ data: { name: 'x', body: 'x', createdAt: now, updatedAt: now } });
  await db.inboundMail.create({
    data: {
      messageId: 'x',
      sender: 'x',
      subject: 'x',
      receivedAt: now,
      state: 'refused',
      caseNumber: number,
    },
  });
  return [number, technical];
}

async function fillAccount({ account }: Cast) {
  await placeUpgrade(account, { startsInMs: 10 * 86_400_000 });
  const upgrade = await db.upgrade.findFirstOrThrow({ where: { accountNumber: account } });
  const { upgradeStartsAt, lockoutStartsAt, expectedEndAt } = upgrade;
  await db.upgradeMove.create({
    data: {
      upgradeId: upgrade.id,
      fromLockoutStartsAt: lockoutStartsAt,
      fromUpgradeStartsAt: upgradeStartsAt,
      fromExpectedEndAt: expectedEndAt,
      toUpgradeStartsAt: upgradeStartsAt,
      reason: 'x',
      movedAt: new Date(),
    },
  });
  const price = { quantity: 1, unitPriceMinor: 100, currency: 'USD' };
  await db.serviceItem.create({
    data: { accountNumber: account, code: 'x', name: 'x', license: 'X2', ...price },
  });
}

/** Plants scripts in every text of a lived-in product; returns its cases and the pages of operations about one thing. */
export async function plantScripts(cast: Cast): Promise<{ cases: number[]; pages: string[] }> {
  const now = new Date();
  await fillAccount(cast);
  const cases = await fillHistory(cast, now);
  const pages = await fillMachineryOfOperations(cast, now);
  await withTestDatabase(async (client) => {
    await client.query('SET session_replication_role = replica');
    for (const [table, columns] of Object.entries(TEXTS)) {
      const set = columns.map((column) => `"${column}" = $1`).join(', ');
      const { rowCount } = await client.query(`UPDATE ${table} SET ${set}`, [PLANTED]);
      if (rowCount === 0 && table !== 'sessions') throw new Error(`Nothing to plant a script in: ${table}.`);
    }
    await client.query(
      `UPDATE case_events SET data = jsonb_set(data, '{name}', to_jsonb($1::text)) WHERE data ? 'name'`,
      [PLANTED],
    );
  });
  return { cases, pages: pages.map((page) => `/operations${page}`) };
}
