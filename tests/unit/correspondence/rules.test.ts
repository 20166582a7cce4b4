import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAutomatic } from '@/lib/correspondence/rules/automatic';
import { hears } from '@/lib/correspondence/rules/hearers';
import { mentionAt, mentionedIn } from '@/lib/correspondence/rules/mentions';
import { newsOf } from '@/lib/correspondence/rules/news';
import { replyAddress, replyMarkOf } from '@/lib/correspondence/rules/reply-address';
import type { Candidate } from '@/lib/correspondence/types';

const candidate = fc.record({
  userId: fc.constantFrom('a', 'b'),
  email: fc.constant('a@b.example'),
  name: fc.constant('A'),
  isStaff: fc.boolean(),
  isMember: fc.boolean(),
  isRequester: fc.boolean(),
  isAssignee: fc.boolean(),
  watches: fc.constantFrom(true, false, null),
}) satisfies fc.Arbitrary<Candidate>;
const visibility = fc.constantFrom('PUBLIC' as const, 'INTERNAL' as const);
const author = fc.record({ id: fc.constantFrom('a', 'c'), name: fc.constant('A'), isStaff: fc.boolean() });
const mentioned = fc.constantFrom(new Set<string>(), new Set(['a', 'b']));

describe('who hears', () => {
  it('is never the author, never a customer of a note, never a customer without the account', () => {
    fc.assert(
      fc.property(candidate, visibility, author, mentioned, (person, kind, by, named) => {
        if (!hears(person, { visibility: kind }, by, named)) return;
        expect(person.userId).not.toBe(by.id);
        if (person.isStaff) return;
        expect(kind).toBe('PUBLIC');
        expect(person.isMember).toBe(true);
      }),
    );
  });

  it('a mention changes nothing in public', () => {
    fc.assert(
      fc.property(candidate, author, (person, by) => {
        const news = { visibility: 'PUBLIC' } as const;
        expect(hears(person, news, by, new Set(['a', 'b']))).toBe(hears(person, news, by, new Set()));
      }),
    );
  });
});

describe('news', () => {
  it('of a change with anything internal in it is internal', () => {
    const event = fc.record({
      id: fc.bigInt({ min: 1n, max: 99n }),
      type: fc.constantFrom('comment' as const, 'status_changed' as const, 'reopened' as const),
      visibility,
      body: fc.constantFrom('text', null),
      from: fc.constantFrom('OPEN', null),
      to: fc.constantFrom('RESOLVED', 'OPEN', null),
      toId: fc.constantFrom('a', null),
      problem: fc.constantFrom(7, null),
    });
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const news = newsOf(events);
        if (news && events.some((each) => each.visibility === 'INTERNAL'))
          expect(news.visibility).toBe('INTERNAL');
      }),
    );
  });
});

describe('the address for answers', () => {
  it('says what was put into it, in any case of letters, and fits before an @', () => {
    const mark = fc.record({
      number: fc.integer({ min: 1, max: 2_147_483_647 }),
      visibility,
      mac: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 }),
    });
    fc.assert(
      fc.property(mark, (given) => {
        const address = replyAddress(given, 'mail.example');
        expect(address.indexOf('@')).toBeLessThanOrEqual(64);
        expect(replyMarkOf(address.toUpperCase())).toEqual(given);
      }),
    );
  });

  it.each(['case+0.p.', 'case+9999999999.p.', 'x', 'case+1.q.'])('%s is none', (start) => {
    expect(replyMarkOf(`${start}${'a'.repeat(32)}@mail.example`)).toBeNull();
  });
});

describe('a mention', () => {
  const person = (id: string, name: string) => ({ id, name, email: `${id}@support.example` });
  const staff = [
    person('ann', 'Ann'),
    person('marsh', 'Ann Marsh'),
    person('o1', 'Ola Li'),
    person('o2', 'Ola Li'),
  ];
  it.each([
    ['@Ann Marsh, please', ['marsh']],
    ['@ann: please', ['ann']],
    ['@Anne', []],
    ['mail ann@ann.example or x@Ann', []],
    ['@Ola Li', []],
    ['(@o2@support.example)', ['o2']],
    ['@Ann and @Ann Marsh', ['ann', 'marsh']],
    ['@', []],
  ])('%s', (body, ids) => {
    expect([...mentionedIn(body, staff)].sort()).toEqual(ids);
  });
});

describe('a machine', () => {
  const by = (headers: Record<string, string>, sender = 'ada@customer.example') =>
    isAutomatic(new Map(Object.entries(headers)), sender);
  it('is told by its headers or its address; a person who declares themselves one is a person', () => {
    expect(by({ 'auto-submitted': 'auto-generated' })).toBe(true);
    expect(by({ 'content-type': 'multipart/report; report-type=delivery-status' })).toBe(true);
    expect(by({}, 'mailer-daemon@mail.example')).toBe(true);
    expect(by({ 'auto-submitted': 'no', precedence: 'first-class' })).toBe(false);
  });
});

describe('a mention that is being typed', () => {
  it.each([
    ['Hello @gra', 'gra'],
    ['@', ''],
    ['@grace ado', 'grace ado'],
    ['mail a@b', null],
    ['@ nobody', null],
    ['@a\nb', null],
    ['plain', null],
  ])('%j', (text, begun) => {
    expect(mentionAt(text, text.length)).toBe(begun);
  });
});
