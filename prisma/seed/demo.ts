import { defaultEngine } from '@/lib/service-levels/rules/engine';
import { SeedError } from './arguments';
import type { CaseStory } from './case-story';
import { inOneTransaction, type SeedTx } from './connection';
import { writeCredentials } from './credentials-file';
import { accountRows } from './demo/account-rows';
import { DEMO_ACCOUNTS } from './demo/accounts';
import { tellCaseNews } from './demo/case-messages';
import { caseViewRows } from './demo/case-views';
import { tellCases } from './demo/cases';
import { Directory, shareAddress } from './demo/directory';
import { draftRows } from './demo/drafts';
import { importRows } from './demo/imports';
import { invitedRows } from './demo/invited';
import { macroRows } from './demo/macros';
import { askAColleague } from './demo/mention';
import { Post } from './demo/messages';
import { tellNotices } from './demo/notice-messages';
import { ADMINS, STAFF } from './demo/people';
import { serviceItemRows } from './demo/service-items';
import { freezeRows, waveRows } from './demo/waves';
import { webhookRows } from './demo/webhooks';
import { type PeopleRows, peopleRows } from './people';
import { policyRow } from './policy';
import { type Random, randomFrom } from './random';
import { type UpgradeRows, upgradeRows } from './upgrade-story';

type Order = { databaseUrl: string; dataDir: string; now: Date; appUrl?: string | undefined };
type Demo = {
  people: PeopleRows;
  upgrades: UpgradeRows;
  waves: ReturnType<typeof waveRows>;
  freezes: ReturnType<typeof freezeRows>;
  operatorId: string;
  directories: Map<number, Directory>;
  cases: CaseStory[];
  post: Post;
};

const SEED = 20_261_122;
const FIRST_CASE_NUMBER = 20_001;
const DEFAULT_ORIGIN = 'http://localhost:3000';

function found<Key, T>(map: ReadonlyMap<Key, T>, key: Key): T {
  const value = map.get(key);
  if (value === undefined) throw new RangeError(`The demo has no ${String(key)}`);
  return value;
}

function adminsOf({ memberships }: PeopleRows, account: number): string[] {
  return memberships.filter(({ accountNumber }) => accountNumber === account).map(({ userId }) => userId);
}

function allUpgrades(people: PeopleRows, operatorId: string, now: Date, random: Random): UpgradeRows {
  const each = DEMO_ACCOUNTS.map((account) =>
    upgradeRows(account, { operatorId, adminIds: adminsOf(people, account.number) }, now, random),
  );
  return {
    upgrades: each.flatMap(({ upgrades }) => upgrades),
    moves: each.flatMap(({ moves }) => moves),
    notices: each.flatMap(({ notices }) => notices),
  };
}

function lockoutsOf({ upgrades }: UpgradeRows, account: number, now: Date) {
  return upgrades
    .filter((row) => row.accountNumber === account && row.lockoutStartsAt <= now && !row.withdrawnAt)
    .map((row) => ({
      from: row.lockoutStartsAt,
      to: (row.completedAt ?? row.failedAt ?? null) as Date | null,
    }));
}

/** Everything the demo holds, worked out before anything is written. */
async function imagine(now: Date): Promise<Demo> {
  const random = randomFrom(SEED);
  const people = await peopleRows([...STAFF, ...ADMINS], now, random);
  const staff = new Map(people.users.map(({ id, name, email }) => [email, { id, name, email }]));
  const operatorId = found(staff, 'operations@support.example').id;
  const upgrades = allUpgrades(people, operatorId, now, random);
  const directories = new Map(
    DEMO_ACCOUNTS.map((account) => [account.number, new Directory(account, random, now)]),
  );
  shareAddress(found(directories, 100001), found(directories, 100002));
  shareAddress(found(directories, 500001), found(directories, 500002));
  const cases = tellCases({
    engine: defaultEngine,
    random,
    now,
    directoryOf: (account) => found(directories, account),
    adminIdsOf: (account) => adminsOf(people, account),
    staffOf: (email) => found(staff, email),
    lockoutsOf: (account) => lockoutsOf(upgrades, account, now),
  });
  askAColleague(
    cases,
    { lead: found(staff, 'lead@support.example'), agent: found(staff, 'agent@support.example') },
    now,
  );
  const planned = { upgrades, operatorId, now, random };
  return {
    people,
    upgrades,
    waves: waveRows(planned),
    freezes: freezeRows(planned),
    operatorId,
    directories,
    cases,
    post: new Post(random, now),
  };
}

async function writeCases(tx: SeedTx, cases: readonly CaseStory[]): Promise<void> {
  const numbers = new Map(cases.map((story, index) => [story, FIRST_CASE_NUMBER + index]));
  const numberOf = (story: CaseStory) => found(numbers, story);
  // Before the rows are made of the stories: a problem may change what the request says of itself.
  for (const story of cases) {
    const { relatedTo, receivedAt, requesterId } = story.opening;
    relatedTo?.problemReported(receivedAt, requesterId, numberOf(story));
  }
  await tx.case.createMany({
    data: cases.map((story) => {
      const { relatedTo } = story.opening;
      return story.row(numberOf(story), relatedTo && numberOf(relatedTo));
    }),
  });
  await tx.caseItem.createMany({ data: cases.flatMap((story) => story.itemRows(numberOf(story))) });
  const events = cases.flatMap((story) => story.eventRows(numberOf(story)));
  await tx.caseEvent.createMany({ data: events.sort((a, b) => a.at.getTime() - b.at.getTime()) });
  const last = FIRST_CASE_NUMBER + cases.length - 1;
  await tx.$executeRaw`SELECT setval(pg_get_serial_sequence('cases', 'number'), ${last}::bigint)`;
}

async function write(tx: SeedTx, demo: Demo, now: Date, origin: string): Promise<void> {
  const { people, upgrades, directories, cases, post } = demo;
  tellNotices(post, { people, upgrades, origin });
  const userIds = new Map(people.users.map(({ email, id }) => [email, id]));
  await tx.sltPolicy.createMany({ data: [policyRow], skipDuplicates: true });
  await tx.account.createMany({ data: accountRows(now) });
  await tx.user.createMany({ data: people.users });
  await tx.membership.createMany({ data: people.memberships });
  const invited = invitedRows(now, randomFrom(SEED + 1));
  await tx.user.createMany({ data: invited.users });
  await tx.membership.createMany({ data: invited.memberships });
  await tx.invitation.createMany({ data: invited.invitations });
  await tx.apiToken.createMany({ data: people.tokens });
  await tx.directoryUser.createMany({ data: [...directories.values()].flatMap(({ rows }) => rows) });
  const bills = DEMO_ACCOUNTS.flatMap((account) =>
    serviceItemRows(account, found(directories, account.number).rows, now),
  );
  await tx.serviceItem.createMany({ data: bills });
  const imports = importRows(demo.operatorId, now);
  await tx.import.createMany({ data: imports.imports });
  await tx.importRow.createMany({ data: imports.importRows });
  await tx.wave.createMany({ data: demo.waves });
  await tx.freeze.createMany({ data: demo.freezes });
  await tx.upgrade.createMany({ data: upgrades.upgrades });
  await tx.upgradeMove.createMany({ data: upgrades.moves });
  await writeCases(tx, cases);
  await tellCaseNews(tx, post, { people, origin });
  await tx.inboxItem.createMany({ data: [...post.rows.inbox, imports.told] });
  await tx.mail.createMany({ data: post.rows.mails });
  const told = { upgrades: upgrades.upgrades, operatorId: demo.operatorId, now };
  const webhooks = webhookRows({ ...told, random: randomFrom(SEED) });
  await tx.webhookEndpoint.create({ data: webhooks.endpoint });
  await tx.webhookMessage.createMany({ data: webhooks.messages });
  await tx.webhookDelivery.createMany({ data: webhooks.deliveries });
  await tx.webhookAttempt.createMany({ data: webhooks.attempts });
  await tx.upgradeNotice.createMany({ data: upgrades.notices });
  await tx.macro.createMany({ data: macroRows(now) });
  await tx.caseDraft.createMany({ data: draftRows((email) => found(userIds, email), now) });
  await tx.caseView.createMany({ data: caseViewRows(people.users, now) });
}

/**
 * The demo data, relative to `now`, into a database without accounts, and who can sign in into `demo.json`.
 * @throws SeedError when there are accounts already
 */
export async function seedDemo({ databaseUrl, dataDir, now, appUrl }: Order): Promise<string> {
  const demo = await imagine(now);
  await inOneTransaction(databaseUrl, async (tx) => {
    if (await tx.account.findFirst({ select: { number: true } })) {
      throw new SeedError(
        'The database holds accounts already; the demo data goes into an empty one. Nothing was changed.',
      );
    }
    await write(tx, demo, now, appUrl ?? DEFAULT_ORIGIN);
    writeCredentials(dataDir, demo.people.credentials);
  });
  return `Wrote the demo: ${DEMO_ACCOUNTS.length} accounts and ${demo.cases.length} cases.`;
}
