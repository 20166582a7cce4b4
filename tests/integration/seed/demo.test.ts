import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verify } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getTokenOwner } from '@/lib/auth/data';
import { db } from '@/lib/platform/db';
import { accessOf } from '@/lib/upgrades/rules/access';
import { phaseOf } from '@/lib/upgrades/rules/phase';
import { PHASES } from '@/lib/upgrades/types';
import { seedDemo } from '@/prisma/seed/demo';
import { resetDatabase } from '@/tests/support/database';
import { expectConsistentCases } from './check-cases';

type Person = { email: string; role: string; accounts: number[]; password: string; apiToken: string };

const dataDir = mkdtempSync(join(tmpdir(), 'cutover-demo-'));
const file = join(dataDir, 'demo.json');
const databaseUrl = process.env.DATABASE_URL ?? '';
const people = () => (JSON.parse(readFileSync(file, 'utf8')) as { people: Person[] }).people;

// A Tuesday morning; a Saturday night on which the clocks of the US change; the turn of a year.
const MOMENTS = ['2027-06-08T09:30:00.000Z', '2026-10-31T23:45:12.345Z', '2028-01-01T00:00:00.000Z'];

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe.each(MOMENTS)('the demo at %s', (moment) => {
  const now = new Date(moment);

  beforeAll(async () => {
    await resetDatabase();
    await seedDemo({ databaseUrl, dataDir, now });
  });

  it('has cases whose deadlines, states, items and directory follow from their timeline', async () => {
    await expectConsistentCases(now);
  });

  it('asks nobody to accept what they reported a problem with after it was resolved', async () => {
    const reported = await db.caseEvent.findMany({
      where: { type: 'problem_reported' },
      select: { at: true, case: { select: { status: true, resolvedAt: true, verdict: true } } },
    });
    const resolved = reported.filter(
      ({ at, case: { status, resolvedAt } }) => status === 'RESOLVED' && resolvedAt && resolvedAt <= at,
    );
    expect(resolved.length).toBeGreaterThan(0);
    expect(new Set(resolved.map(({ case: { verdict } }) => verdict))).toEqual(new Set(['DISPUTED']));
  });

  it('is as large and as mixed as promised', async () => {
    const cases = await db.case.findMany({
      select: { status: true, kind: true, severity: true, nextDeadline: true, atRiskAt: true },
    });
    expect(cases.length).toBeGreaterThanOrEqual(80);
    expect(new Set(cases.map(({ status }) => status)).size).toBe(6);
    expect(new Set(cases.map(({ kind, severity }) => `${kind} ${severity}`)).size).toBe(6);
    const overdue = cases.filter(({ nextDeadline }) => nextDeadline && nextDeadline < now);
    const atRisk = cases.filter(
      ({ nextDeadline, atRiskAt }) => nextDeadline && atRiskAt && nextDeadline >= now && atRiskAt <= now,
    );
    expect(overdue.length).toBeGreaterThanOrEqual(3);
    expect(atRisk.length).toBeGreaterThanOrEqual(3);
    expect(overdue.length).toBeLessThan(cases.length / 4);
    expect(await db.directoryUser.count()).toBeGreaterThanOrEqual(150);
    const accounts = await db.account.findMany();
    expect(accounts.length).toBeGreaterThanOrEqual(12);
    expect(new Set(accounts.map(({ region }) => region)).size).toBe(3);
    expect(new Set(accounts.map(({ serviceLevel }) => serviceLevel)).size).toBe(4);
  });

  it('has a webhook with a log behind it, which sends nothing', async () => {
    const [endpoint, ...others] = await db.webhookEndpoint.findMany({ include: { deliveries: true } });
    expect(others).toEqual([]);
    expect(endpoint).toMatchObject({ disabledReason: 'BY_PERSON' });
    expect(endpoint?.deliveries.length).toBeGreaterThan(3);
    expect(await db.webhookDelivery.count({ where: { state: { not: 'DELIVERED' } } })).toBe(0);
  });

  it('shows every phase, with the platform each implies', async () => {
    const accounts = await db.account.findMany({ include: { upgrades: { where: { current: true } } } });
    const phases = accounts.map(({ upgrades: [upgrade] }) => phaseOf(upgrade ?? null, now));
    expect(new Set(phases)).toEqual(new Set(PHASES));
    accounts.forEach(({ platform }, index) => {
      expect(platform === 'X_SERIES').toBe(phases[index] === 'COMPLETED');
    });
    expect(
      accounts.some(({ upgrades: [upgrade] }) => !accessOf('CLASSIC', upgrade ?? null, now).accessible),
    ).toBe(true);
  });

  it('has sent each due notice to each admin once, and none ahead of its time', async () => {
    const notices = await db.upgradeNotice.findMany({ include: { upgrade: true } });
    for (const { sentAt, upgrade } of notices) {
      expect(sentAt <= now && sentAt >= upgrade.createdAt).toBe(true);
    }
  });

  it('has each notice in the inbox and in a kept mail of its reader', async () => {
    const notices = await db.upgradeNotice.findMany({ include: { mail: true } });
    const items = await db.inboxItem.findMany({ where: { kind: 'upgrade-notice' } });
    expect(items).toHaveLength(notices.length);
    for (const { mail, userId } of notices) expect(mail).toMatchObject({ userId, state: 'kept' });
  });

  it('has an agent who was mentioned, and a customer who waits to read an answer', async () => {
    const unread = await db.inboxItem.findMany({ where: { readAt: null }, include: { user: true } });
    const titlesOf = (email: string) =>
      unread.filter(({ user }) => user.email === email).map(({ title }) => title);
    expect(titlesOf('agent@support.example').join()).toContain('mentioned you in a note');
    expect(titlesOf('admin@halden.example').join()).toMatch(/replied to|needs your answer|resolved/);
  });
});

describe('the people and accounts others rely on', () => {
  const now = new Date(MOMENTS[0] as string);
  const upgradeOf = async (number: number) => {
    const upgrade = await db.upgrade.findFirst({
      where: { accountNumber: number, current: true },
      include: { notices: true },
    });
    return { phase: phaseOf(upgrade, now), upgrade };
  };

  beforeAll(async () => {
    await resetDatabase();
    await seedDemo({ databaseUrl, dataDir, now });
  });

  it.each([
    ['admin@halden.example', 'CUSTOMER_ADMIN', [100001, 100002, 100003]],
    ['admin@brightwater.example', 'CUSTOMER_ADMIN', [200001]],
    ['agent@support.example', 'AGENT', []],
    ['lead@support.example', 'LEAD', []],
    ['operations@support.example', 'OPERATIONS', []],
  ])('lets %s in with the password and the token of demo.json', async (email, role, accounts) => {
    const person = people().find((each) => each.email === email);
    expect(person).toMatchObject({ role, accounts });
    const user = await db.user.findUniqueOrThrow({ where: { email } });
    expect(await verify(user.passwordHash ?? '', person?.password ?? '')).toBe(true);
    const owner = await getTokenOwner(person?.apiToken ?? '', now);
    expect(owner?.actor).toMatchObject({ email, role, canWrite: true });
  });

  it('keeps demo.json to its owner', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('has the four accounts exactly as written', async () => {
    const found = await db.account.findMany({
      where: { number: { in: [100001, 100002, 100003, 200001] } },
      orderBy: { number: 'asc' },
      select: { number: true, region: true, serviceLevel: true, platform: true },
    });
    expect(found).toEqual([
      { number: 100001, region: 'US', serviceLevel: 'ENTERPRISE', platform: 'CLASSIC' },
      { number: 100002, region: 'EUROPE', serviceLevel: 'PREMIUM', platform: 'X_SERIES' },
      { number: 100003, region: 'APAC', serviceLevel: 'STANDARD', platform: 'CLASSIC' },
      { number: 200001, region: 'EUROPE', serviceLevel: 'PREMIUM_PLUS', platform: 'CLASSIC' },
    ]);
    const halden = await upgradeOf(100001);
    expect(halden.phase).toBe('SCHEDULED');
    expect(halden.upgrade?.notices.map(({ step }) => step)).toContain('DAYS_7');
    expect((await upgradeOf(100002)).phase).toBe('COMPLETED');
    expect((await upgradeOf(100003)).phase).toBe('NOT_SCHEDULED');
    expect((await upgradeOf(200001)).phase).toBe('SCHEDULED');
    const apac = await db.account.findUniqueOrThrow({ where: { number: 100003 } });
    expect(apac.userAdministration).toBe(false);
  });

  it('stores the policy that its deadlines come from', async () => {
    expect(await db.sltPolicy.findMany({ select: { version: true } })).toEqual([{ version: 1 }]);
  });

  it('refuses a database that holds accounts, and changes nothing', async () => {
    const before = readFileSync(file, 'utf8');
    const cases = await db.case.count();
    await expect(seedDemo({ databaseUrl, dataDir, now })).rejects.toThrow('holds accounts already');
    expect(await db.case.count()).toBe(cases);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});
