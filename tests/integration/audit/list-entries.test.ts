import { beforeEach, describe, expect, it } from 'vitest';
import { createAccount as createAccountCommand } from '@/lib/accounts/commands/create-account';
import { disablePerson } from '@/lib/accounts/commands/disable-person';
import { loadAudit, loadAuditFile } from '@/lib/audit/loaders';
import { setTimeZone } from '@/lib/auth/commands/set-time-zone';
import { saveMacro } from '@/lib/macros/commands/save-macro';
import type { Person } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { Forbidden } from '@/lib/platform/errors';
import { newSecret } from '@/lib/platform/secrets';
import { resetDatabase, withTestDatabase } from '@/tests/support/database';
import { clockAt, contextFor, createAccount, createPerson, NOON } from '@/tests/support/fixtures';

const HOUR = 3_600_000;

let reader: Person;
beforeEach(async () => {
  await resetDatabase();
  reader = (await contextFor(await createPerson('OPERATIONS'))).actor as Person;
});

const idsOf = async (address: Record<string, unknown>) =>
  (await loadAudit(reader, address)).entries.map(({ id }) => id);

async function fileOf(address: Record<string, unknown>): Promise<string> {
  let text = '';
  for await (const part of loadAuditFile(reader, address)) text += part;
  return text;
}

/** Rows of one instant and of several, as commands would have written them. */
const fill = (count: number) =>
  withTestDatabase((client) =>
    client.query(
      `INSERT INTO audit_entries (at, actor_role, via, action, subject_type, subject_id, request_id)
       SELECT $1::timestamptz + make_interval(secs => n / 7), 'OPERATIONS', 'system', 'wave.changed', 'wave', n::text, 'test'
       FROM generate_series(1, $2::int) n`,
      [NOON, count],
    ),
  );

describe('the record', () => {
  it('says who did what, through what, about what, of which account, before and after', async () => {
    const clock = clockAt();
    const person = await createPerson('CUSTOMER_ADMIN');
    const operations = await createPerson('OPERATIONS');
    await setTimeZone(await contextFor(person, clock), { timeZone: 'Asia/Tokyo' });
    clock.advance(HOUR);
    const account = await createAccount();
    await createAccountCommand(await contextFor(operations, clock), {
      name: 'Halden US',
      region: 'US',
      serviceLevel: 'ENTERPRISE',
    });
    await disablePerson(await contextFor(operations, clock), { userId: person.id });
    const { entries } = await loadAudit(reader, {});
    expect(entries.map(({ action }) => action)).toEqual([
      'person.disabled',
      'account.created',
      'person.time_zone_set',
    ]);
    expect(entries[2]).toMatchObject({
      at: NOON,
      actor: { name: person.name, email: person.email },
      actorRole: 'CUSTOMER_ADMIN',
      via: 'token',
      subjectType: 'person',
      subjectName: person.name,
      account: null,
      before: { timeZone: 'Europe/London' },
      after: { timeZone: 'Asia/Tokyo' },
    });
    expect(entries[1]?.account).toEqual({ number: account.number + 1, name: 'Halden US' });
    const [disabled, created, zoneSet] = entries.map(({ id }) => id);
    expect(await idsOf({ actor: person.email.toUpperCase() })).toEqual([zoneSet]);
    expect(await idsOf({ action: 'account.created' })).toEqual([created]);
    expect(await idsOf({ account: String(account.number + 1) })).toEqual([created]);
    expect(await idsOf({ subject: person.id })).toEqual([disabled, zoneSet]);
    expect(await idsOf({ subject: `person ${person.email}` })).toEqual([disabled, zoneSet]);
    expect(await idsOf({ subject: `case ${person.id}` })).toEqual([]);
    expect(await idsOf({ actor: 'nobody@test.example' })).toEqual([]);
    expect(await idsOf({ actor: 'cutover' })).toEqual([]);
  });

  it('takes whole days of the reader’s zone', async () => {
    await fill(1);
    expect(await idsOf({ from: '2027-06-07', to: '2027-06-07' })).toHaveLength(1);
    expect(await idsOf({ to: '2027-06-06' })).toEqual([]);
    expect(await idsOf({ from: '2027-06-08' })).toEqual([]);
    const honolulu = { ...reader, timeZone: 'Pacific/Kiritimati' };
    expect((await loadAudit(honolulu, { from: '2027-06-08' })).entries).toHaveLength(1);
  });

  it('is paged without a gap or a repeat, while new rows come, also within one instant', async () => {
    await fill(173);
    const newest = await loadAudit(reader, {});
    const seen = newest.entries.map(({ subjectId }) => subjectId);
    let cursor = newest.nextCursor;
    while (cursor !== null) {
      await fill(1);
      const page = await loadAudit(reader, { cursor, subject: undefined });
      seen.push(...page.entries.map(({ subjectId }) => subjectId));
      cursor = page.nextCursor;
    }
    const late = seen.filter((id) => id === '1').length - 1;
    expect(late).toBeGreaterThan(0);
    expect(seen.filter((id) => id !== '1')).toEqual(Array.from({ length: 172 }, (_, n) => String(173 - n)));
  });

  it('is for operations alone, page and file', async () => {
    for (const role of ['AGENT', 'LEAD', 'CUSTOMER_ADMIN'] as const) {
      const person = (await contextFor(await createPerson(role))).actor as Person;
      await expect(loadAudit(person, {})).rejects.toThrow(Forbidden);
      expect(() => loadAuditFile(person, {})).toThrow(Forbidden);
    }
  });
});

describe('the exported record', () => {
  it('has every row that matches, more than one part of them, and no formula', async () => {
    await fill(2_345);
    await db.auditEntry.create({
      data: {
        at: NOON,
        actorRole: 'AGENT',
        via: 'session',
        action: 'macro.saved',
        subjectType: 'macro',
        subjectId: '=HYPERLINK("http://evil.example")',
        requestId: '+1',
      },
    });
    expect((await fileOf({})).trim().split('\n')).toHaveLength(1 + 2_345 + 1);
    const text = await fileOf({ action: 'macro.saved' });
    expect(text.trim().split('\n')).toHaveLength(2);
    expect(text).toContain('HYPERLINK');
    expect(text).not.toMatch(/[,"\n][=+@-]/);
  });
});

describe('a secret that somebody wrote into a text', () => {
  it('is not in the record, and stays where it was written', async () => {
    const agent = await createPerson('AGENT');
    const secret = newSecret('cut_t');
    const text = `curl -H "Authorization: Bearer ${secret}" https://ada:hunter22@halden.example/`;
    await saveMacro(await contextFor(agent), { name: 'Call the API', body: text });
    const kept = JSON.stringify(await db.macro.findMany());
    const recorded = JSON.stringify(await db.auditEntry.findMany({ select: { after: true } }));
    expect(kept).toContain(secret);
    for (const hidden of [secret, 'hunter22']) expect(recorded).not.toContain(hidden);
    expect(recorded).toContain('[redacted]');
  });
});
