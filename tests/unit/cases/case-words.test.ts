import { describe, expect, it } from 'vitest';
import { nextTargetOf, targetInWords, targetMeaning } from '@/components/cases/deadline-words';
import { eventInWords } from '@/components/cases/event-words';
import { workChangeForm } from '@/components/cases/forms/work-change';
import { itemFacts } from '@/components/cases/item-words';
import { promiseInWords } from '@/components/cases/promise-words';
import type { CaseTarget } from '@/lib/cases/rules/targets';
import { type CaseEventView, EVENT_TYPES, type EventType } from '@/lib/cases/types';

const at = (time: string) => new Date(`2026-11-24T${time}:00.000Z`);
const now = at('08:00');
const zone = 'Europe/London';
const target = (given: Partial<CaseTarget>): CaseTarget => ({
  target: 'respond',
  dueAt: at('10:10'),
  state: 'due',
  doneAt: null,
  pausedAt: null,
  ...given,
});
const words = (given: Partial<CaseTarget>) =>
  Object.values(targetInWords(target(given), zone, now)).join(' | ');

describe('deadlines in words', () => {
  it('say what is due, overdue, done and paused, always with the time', () => {
    expect(words({})).toBe('Answer due in 2 h 10 min | today 10:10 UK');
    expect(words({ dueAt: at('07:48') })).toBe('Answer overdue by 12 min | was due today 07:48 UK');
    expect(words({ doneAt: at('07:30') })).toBe('Answered today 07:30 UK | 2 h 40 min early');
    expect(words({ dueAt: at('07:00'), doneAt: at('07:30') })).toBe('Answered today 07:30 UK | 30 min late');
    expect(words({ target: 'complete', pausedAt: at('07:10') })).toBe(
      'Completion paused | 3 h left when it goes on',
    );
  });

  it('name the earliest that is neither done nor paused', () => {
    const complete = target({ target: 'complete', dueAt: at('09:00') });
    expect(nextTargetOf([target({}), complete])).toBe(complete);
    expect(nextTargetOf([target({}), { ...complete, pausedAt: now }])?.target).toBe('respond');
    expect(nextTargetOf([target({ doneAt: now })])).toBeNull();
  });

  it('are calm while they stand still', () => {
    expect(targetMeaning(target({ state: 'at_risk', pausedAt: now }))).toBe('calm');
    expect(targetMeaning(target({ state: 'overdue' }))).toBe('urgent');
  });

  it('promise with both times and the zone once', () => {
    const by = { respondBy: at('15:40').getTime(), completeBy: at('13:40').getTime() + 86_400_000 };
    const promises = { asOf: now.getTime(), by: { S1: by, S2: by, S3: { ...by, completeBy: null } } };
    expect(promiseInWords(promises, 'S1', zone)).toBe('answered by today 15:40, done by tomorrow 13:40 UK');
    expect(promiseInWords(promises, 'S3', zone)).toBe('answered by today 15:40 UK');
  });
});

describe('the timeline in words', () => {
  const event = (type: EventType, data: Record<string, unknown> = {}): CaseEventView => ({
    id: '1',
    type,
    visibility: 'PUBLIC',
    at: now,
    actor: { name: 'Mia Chen', role: 'SUPPORT' },
    body: null,
    data,
  });
  const line = (type: EventType, data: Record<string, unknown>, reader: 'CUSTOMER' | 'STAFF' = 'CUSTOMER') =>
    eventInWords(event(type, data), { reader, zone, now })?.text;

  it('has words for every kind of event, also when its data says nothing', () => {
    for (const type of EVENT_TYPES.filter((type) => type !== 'comment')) {
      expect(line(type, {}), type).toBeTruthy();
      expect(line(type, {}), type).not.toMatch(/undefined|NaN|null|Invalid/);
    }
  });

  it('speaks to the customer as you, to the desk of the customer', () => {
    const waiting = { from: 'OPEN', to: 'WAITING_ON_CUSTOMER' };
    expect(line('status_changed', waiting)).toBe('is waiting for your answer');
    expect(line('status_changed', waiting, 'STAFF')).toBe('is waiting on the customer');
  });

  it('keeps old and new of a deadline', () => {
    const data = { target: 'respond', from: at('10:10').toISOString(), to: at('08:30').toISOString() };
    expect(line('deadline_changed', data)).toBe('Answer due today 08:30 UK instead of today 10:10 UK');
  });
});

it('shows what changes from what to what, in the form’s words', () => {
  const fields = {
    userId: 'x',
    license: 'X4',
    phoneNumber: null,
    addToRingGroups: ['Sales', 'Desk'],
    effectiveOn: '2031-12-01',
    from: { license: 'X2', phoneNumber: '+442070966060' },
  };
  expect(itemFacts(workChangeForm, fields)).toEqual([
    { label: 'When', value: 'Mon 1 Dec 2031' },
    { label: 'Number', value: 'none', from: '+442070966060' },
    { label: 'License', value: 'X4', from: 'X2' },
    { label: 'Add to ring groups', value: 'Sales, Desk' },
  ]);
});
