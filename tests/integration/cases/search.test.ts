import { beforeEach, describe, expect, it } from 'vitest';
import { commentOnCase } from '@/lib/cases/commands/comment-on-case';
import { resolveCase } from '@/lib/cases/commands/resolve-case';
import { findCases } from '@/lib/cases/data/find-cases';
import { listCases } from '@/lib/cases/data/list-cases';
import { listQueue } from '@/lib/cases/data/list-queue';
import { readMarks } from '@/lib/cases/data/read-marks';
import { loadMyCases } from '@/lib/cases/loaders/customers';
import { loadQueue } from '@/lib/cases/loaders/desk';
import { loadPalette } from '@/lib/cases/loaders/palette';
import { MARK_END, MARK_START, markedParts } from '@/lib/cases/rules/marks';
import type { Person } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { resetDatabase } from '@/tests/support/database';
import { aDesk, type Desk, file, technical } from './support';

let desk: Desk;
beforeEach(async () => {
  await resetDatabase();
  desk = await aDesk();
});

async function found(q: string, person: { token: string } = desk.agent): Promise<number[]> {
  const { actor } = await desk.as(person);
  const { rows } = await listCases(actor, { q, sort: '-created', limit: 50 }, desk.clock.now());
  return rows.map(({ number }) => number);
}

const say = async (number: number, body: string, visibility: 'PUBLIC' | 'INTERNAL') =>
  commentOnCase(await desk.as(desk.agent), { number, body, visibility });

describe('a case is found', () => {
  it('by number, subject, description, the people it is about, and the names of account and requester', async () => {
    const { number } = await file(desk, technical(desk));
    const request = await file(desk);
    expect(await found(String(number))).toContain(number);
    expect(await found('ringing silen')).toEqual([number]);
    expect(await found('byron')).toEqual([request.number]);
    for (const name of [desk.account.name, String(desk.account.number), `"${desk.admin.name}"`]) {
      expect(await found(name), name).toEqual([request.number, number]);
    }
    expect(await found(desk.admin.email)).toEqual([request.number, number]);
    expect(await found('ringing -tone')).toEqual([]);
    for (const nothing of ['%', '&', '""']) expect(await found(nothing, desk.admin), nothing).toEqual([]);
  });

  it('by what is said in it from then on, open or resolved', async () => {
    const { number } = await file(desk, technical(desk));
    expect(await found('handset')).toEqual([]);
    await say(number, 'The handset was restarted.', 'PUBLIC');
    await say(number, 'Firmware quokka is to blame.', 'INTERNAL');
    expect(await found('handset quok')).toEqual([number]);
    const { actor } = await desk.as(desk.agent);
    const queue = async () => (await listQueue(actor, { q: 'handset' }, desk.clock.now())).rows.length;
    expect(await queue()).toBe(1);
    await resolveCase(await desk.as(desk.agent), { number, comment: 'Replaced.' });
    expect(await queue()).toBe(0);
    expect(await found('replaced handset')).toEqual([number]);
  });

  it('by the names of today, not by those of before', async () => {
    const { number } = await file(desk, technical(desk));
    await db.account.update({ where: { number: desk.account.number }, data: { name: 'Kestrel Freight' } });
    await db.user.update({ where: { id: desk.admin.id }, data: { name: 'Imogen Achterberg' } });
    expect(await found('kestrel imogen')).toEqual([number]);
    expect(await found(`"${desk.account.name}"`)).toEqual([]);
    expect(await found(`"${desk.admin.name}"`)).toEqual([]);
  });

  it('and a comment of more different words than an index entry holds is kept all the same', async () => {
    const { number } = await file(desk, technical(desk));
    const words = Array.from({ length: 60 }, (_, part) =>
      Array.from({ length: 10 }, (_, word) => `${part}x${word}`.padEnd(1_900, 'y')).join(' '),
    );
    for (const body of words) await say(number, body, 'INTERNAL');
    expect(await found('ringing')).toEqual([number]);
    expect(await db.caseEvent.count({ where: { caseNumber: number, type: 'comment' } })).toBe(60);
  });
});

describe('a customer’s search', () => {
  it('finds nothing of another account, whatever is typed', async () => {
    const { number } = await file(desk, technical(desk));
    for (const q of [
      'ringing',
      String(number),
      String(desk.account.number),
      `#${desk.account.number}`,
      desk.account.name,
    ])
      expect(await found(q, desk.stranger), q).toEqual([]);
    const { actor } = await desk.as(desk.stranger);
    const query = { q: 'ringing', account: desk.account.number, sort: '-created', limit: 50 } as const;
    expect((await listCases(actor, query, desk.clock.now())).rows).toEqual([]);
    expect(await found('ringing', desk.admin)).toEqual([number]);
  });

  it('never matches by an internal note, also after the words were written anew', async () => {
    const { number } = await file(desk, technical(desk));
    await say(number, 'canary-quokka ringing', 'INTERNAL');
    const asked = ['quokka', 'canary', 'ringing quokka', '"canary-quokka"'];
    for (const q of asked) expect(await found(q, desk.admin), q).toEqual([]);
    await db.account.update({ where: { number: desk.account.number }, data: { name: 'Kestrel Freight' } });
    for (const q of asked) expect(await found(q, desk.admin), q).toEqual([]);
    expect(await found('kestrel', desk.admin)).toEqual([number]);
    expect(await found('kestrel quokka')).toEqual([number]);
  });
});

describe('what was found', () => {
  const shown = async (q: string, person: { token: string }) =>
    findCases((await desk.as(person)).actor, { q, limit: 6 }, desk.clock.now());

  it('is marked in the subject or in the words around it, and what people typed is text between the marks', async () => {
    const subject = `<img src=x onerror=alert(1)> ${MARK_START}ringing${MARK_END}`;
    const { number } = await file(desk, technical(desk, { subject }));
    await say(number, 'The <b>handset</b> was restarted.', 'PUBLIC');
    const [found] = await shown('ringing', desk.admin);
    const parts = markedParts(found?.subject ?? '');
    expect(parts.filter(({ isFound }) => isFound)).toMatchObject([{ text: 'ringing' }]);
    expect(parts.map(({ text }) => text).join('')).toContain('<img src=x onerror=alert(1)>');
    const [said] = await shown('hands', desk.admin);
    expect(said?.said).toContain(`${MARK_START}handset${MARK_END}`);
  });

  it('shows a customer no word of an internal note beside what they may read', async () => {
    const { number } = await file(desk, technical(desk));
    await say(number, 'canary ringing quokka', 'INTERNAL');
    expect(JSON.stringify(await shown('ringing', desk.admin))).not.toMatch(/canary|quokka/);
    expect(JSON.stringify(await shown('quokka', desk.agent))).toContain('canary');
  });

  it('is for a customer their own cases and accounts and nobody, for the desk also people', async () => {
    const { number } = await file(desk, technical(desk));
    const person = async (token: { token: string }) => (await desk.as(token)).actor as Person;
    const own = await loadPalette(await person(desk.admin), 'account');
    expect(own.accounts.map((account) => account.number)).toEqual([desk.account.number]);
    expect((await loadPalette(await person(desk.admin), 'person')).people).toEqual([]);
    expect(await loadPalette(await person(desk.stranger), 'ringing')).toEqual({
      cases: [],
      accounts: [],
      people: [],
      isCut: false,
    });
    const staff = await loadPalette(await person(desk.agent), desk.admin.name);
    expect(staff.people.map(({ email }) => email)).toContain(desk.admin.email);
    expect((await loadPalette(await person(desk.agent), String(number))).cases[0]?.href).toBe(
      `/desk/${number}`,
    );
    expect(await loadPalette(await person(desk.agent), '  ')).toEqual({
      cases: [],
      accounts: [],
      people: [],
      isCut: false,
    });
  });
});

describe('a list narrowed by words', () => {
  const person = async (token: { token: string }) => (await desk.as(token)).actor as Person;
  const queue = async (q?: string) => {
    const filters = q ? { q } : {};
    return (await loadQueue(await person(desk.agent), filters, desk.clock.now())).marks;
  };
  const own = async (q: string, token: { token: string } = desk.admin) =>
    (await loadMyCases(await person(token), { q })).marks;
  const found = (marked: string | null | undefined) =>
    markedParts(marked ?? '').flatMap(({ text, isFound }) => (isFound ? [text] : []));

  it('marks subject and account, and quotes a message only for what those do not hold', async () => {
    const { number } = await file(desk, technical(desk, { subject: 'No ringing tone' }));
    await say(number, 'After the reset the ringing is heard on the handset of the desk.', 'PUBLIC');
    for (const list of [queue, own]) {
      const ringing = (await list('ringing')).get(number);
      expect(found(ringing?.subject)).toEqual(['ringing']);
      expect(ringing?.said).toBeNull();
      const both = (await list('ringing handset')).get(number);
      expect(found(both?.subject)).toEqual(['ringing']);
      expect(found(both?.said)).toContain('handset');
      // One word here, the other there, and one that must be nowhere.
      const apart = (await list('tone handset -smoke')).get(number);
      expect(found(apart?.subject)).toEqual(['tone']);
      expect(found(apart?.said)).toEqual(['handset']);
      expect((await list('-smoke')).get(number)?.said ?? null).toBeNull();
      expect(found((await list(desk.account.name)).get(number)?.accountName)).not.toEqual([]);
    }
    expect((await queue()).size).toBe(0);
  });

  it('quotes an internal note to staff alone, and nobody else’s case to anybody', async () => {
    const { number } = await file(desk, technical(desk, { subject: 'No ringing tone' }));
    await say(number, 'Ringing again; canary-quokka is to blame.', 'INTERNAL');
    expect(found((await queue('quokka')).get(number)?.said)).toEqual(['quokka']);
    expect((await own('quokka')).size).toBe(0);
    expect(JSON.stringify([...(await own('ringing'))])).not.toMatch(/canary|quokka/);
    expect((await own('ringing', desk.stranger)).size).toBe(0);
    const stranger = await person(desk.stranger);
    expect((await readMarks(stranger, 'ringing', [{ number }])).size).toBe(0);
    const admin = await person(desk.admin);
    const asked = await readMarks(admin, 'canary quokka', [{ number }]);
    expect(JSON.stringify([...asked])).not.toMatch(/canary|quokka/);
  });
});
