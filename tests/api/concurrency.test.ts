import { describe, expect, it } from 'vitest';
import { manifest } from '@/app/api/v1/_lib/manifest';
import { db } from '@/lib/platform/db';
import { fileTechnicalCase, technicalCase } from '@/tests/support/api-cast';
import { scenes } from '@/tests/support/api-scenes';
import { apiStage, statusesOf, times } from '@/tests/support/api-stage';
import { createPerson } from '@/tests/support/fixtures';

const DAY_MS = 86_400_000;

const stage = apiStage();

describe('If-Match', () => {
  const severity = (number: unknown, value: string, ifMatch?: string) =>
    stage.api.call('PATCH', `/cases/${number}`, {
      token: stage.cast.agent.token,
      body: { severity: value },
      ifMatch,
    });

  it('of two changes to the version both saw lets one through', async () => {
    const { body, etag } = await fileTechnicalCase(stage.cast);
    const answers = await Promise.all([severity(body.number, 'S1', etag), severity(body.number, 'S3', etag)]);
    expect(statusesOf(answers)).toEqual([200, 412]);
    const winner = answers.find(({ status }) => status === 200);
    expect((await stage.api.get(`/cases/${body.number}`, stage.cast.agent.token)).body).toEqual(winner?.body);
  });

  it('lets a chain of changes through when each follows the one before', async () => {
    const { body, etag } = await fileTechnicalCase(stage.cast);
    const first = await severity(body.number, 'S1', etag);
    const second = await severity(body.number, 'S3', first.etag);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect((await severity(body.number, 'S1', etag)).status).toBe(412);
  });

  it.each(['"v99"', '"v0"', 'v1', 'W/"v1"', '"1"', '"v99999999999999999999"', '""', 'x'])(
    '%s is out of date',
    async (ifMatch) => {
      const { body } = await fileTechnicalCase(stage.cast);
      expect((await severity(body.number, 'S1', ifMatch)).status).toBe(412);
    },
  );

  it('is not needed, and * is any', async () => {
    const { body } = await fileTechnicalCase(stage.cast);
    expect((await severity(body.number, 'S1')).status).toBe(200);
    expect((await severity(body.number, 'S3', '*')).status).toBe(200);
  });

  const versioned = manifest.filter((op) => op.versioned);
  it.each(versioned.map((op) => [op.id, op] as const))('out of date refuses %s', async (id, op) => {
    const { cast } = stage;
    const caller =
      op.who === 'PUBLIC' ? undefined : [cast.operations, cast.own].find(({ role }) => op.who.includes(role));
    const scene = await scenes[id]?.(cast, caller);
    const request = { token: caller?.token, body: scene?.body };
    const stale = await stage.api.call(op.method, scene?.path ?? '', { ...request, ifMatch: '"v9999"' });
    expect(stale.status, stale.text).toBe(412);
    expect((await stage.api.call(op.method, scene?.path ?? '', request)).status).toBe(scene?.done);
  });

  it('is taken by every change of one thing, but for what has no version', () => {
    const others = manifest.filter((op) => op.method !== 'GET' && op.path.includes('{') && !op.versioned);
    expect(others.map(({ id }) => id).sort()).toEqual(['applyPlan', 'endFreeze', 'planWave', 'revokeToken']);
  });

  it('guards accounts and upgrades as well', async () => {
    const { token } = stage.cast.operations;
    const account = `/accounts/${stage.cast.account}`;
    const { etag } = await stage.api.get(account, token);
    const rename = (name: string) =>
      stage.api.call('PATCH', account, { token, body: { name }, ifMatch: etag });
    expect(statusesOf(await Promise.all([rename('One'), rename('Two')]))).toEqual([200, 412]);
    const seen = await stage.api.get(`${account}/upgrade`, token);
    const schedule = (days: number) => {
      const upgradeStartsAt = new Date(Date.now() + days * DAY_MS).toISOString();
      return stage.api.call('PUT', `${account}/upgrade`, {
        token,
        body: { upgradeStartsAt },
        ifMatch: seen.etag,
      });
    };
    expect(statusesOf(await Promise.all([schedule(1), schedule(2)]))).toEqual([200, 412]);
    expect(await db.upgrade.count({ where: { accountNumber: stage.cast.account } })).toBe(1);
  });
});

describe('taking the next case', () => {
  it('gives 30 cases to 50 callers at once: each case to exactly one, the most urgent first', async () => {
    const agents = [
      stage.cast.agent,
      stage.cast.lead,
      await createPerson('AGENT'),
      await createPerson('AGENT'),
    ];
    await times(30, () => fileTechnicalCase(stage.cast));
    const answers = await times(50, (index) =>
      stage.api.post('/cases/claim-next', agents[index % agents.length]?.token),
    );
    const won = answers.filter(({ status }) => status === 200).map(({ body }) => body.number);
    expect(statusesOf(answers)).toEqual([...Array(30).fill(200), ...Array(20).fill(204)]);
    expect(new Set(won).size).toBe(30);
    expect(await db.case.count({ where: { assigneeId: null } })).toBe(0);
    expect(await db.auditEntry.count({ where: { action: 'case.claimed' } })).toBe(30);
  });

  it('gives the case with the nearest deadline, of the region asked for', async () => {
    const late = await fileTechnicalCase(stage.cast);
    const body = technicalCase(stage.cast.account, { severity: 'S1' });
    const urgent = await stage.api.post('/cases', stage.cast.own.token, body);
    const claim = (filter?: object) => stage.api.post('/cases/claim-next', stage.cast.agent.token, filter);
    expect((await claim({ region: 'APAC' })).status).toBe(204);
    expect((await claim({ region: 'US' })).body.number).toBe(urgent.body.number);
    expect((await claim()).body.number).toBe(late.body.number);
    expect((await claim()).status).toBe(204);
  });
});

describe('a reply against the end of a case', () => {
  it('leaves only histories that are legal: nothing is said after it is closed', async () => {
    for (let round = 0; round < 8; round++) {
      const { body } = await fileTechnicalCase(stage.cast);
      for (const status of ['OPEN', 'RESOLVED'])
        await stage.api.call('PATCH', `/cases/${body.number}`, {
          token: stage.cast.agent.token,
          body: { status },
        });
      const [reply] = await Promise.all([
        stage.api.post(`/cases/${body.number}/comments`, stage.cast.own.token, { body: 'Wait.' }),
        stage.api.post(`/cases/${body.number}/close`, stage.cast.agent.token),
      ]);
      const { rows } = await stage.api.get(`/cases/${body.number}/events`, stage.cast.own.token);
      const closedAt = rows.findIndex(({ data }) => (data as { to?: string }).to === 'CLOSED');
      const repliedAt = rows.findIndex(({ body: text }) => text === 'Wait.');
      expect(repliedAt >= 0).toBe(reply.status === 201);
      if (closedAt >= 0) expect(repliedAt).toBeLessThan(closedAt);
    }
  });
});
