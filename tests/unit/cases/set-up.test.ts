import { describe, expect, it } from 'vitest';
import { contactCenterNewUserForm } from '@/components/cases/forms/contact-center-new-user';
import { workNewUserForm } from '@/components/cases/forms/work-new-user';
import type { PickablePerson } from '@/components/cases/request/people';
import { type RowsAction, reduceRows, startRows } from '@/components/cases/request/rows';
import { copiedInWords } from '@/components/cases/request/set-up';
import { setUpOf } from '@/lib/cases/rules/set-up';

const person = (firstName: string, given: Partial<PickablePerson>): PickablePerson => ({
  firstName,
  lastName: 'Okafor',
  email: `${firstName.toLowerCase()}@halden.example`,
  ...given,
});
const tom = person('Tom', { license: 'X4', site: 'London', costCenter: 'SALES-04', ringGroups: 'Sales' });
const mara = person('Mara', { license: 'X2', site: 'Leeds' });

const play = (form: typeof workNewUserForm, ...actions: RowsAction[]) =>
  actions.reduce((state, action) => reduceRows(form, state, action), startRows(form)).rows[0];
const model = (chosen: PickablePerson | undefined): RowsAction => ({
  type: 'model',
  key: 'u1',
  name: 'sameSetUpAs',
  value: chosen?.email ?? 'nobody',
  person: chosen,
});
const set = (name: string, value: string): RowsAction => ({ type: 'set', key: 'u1', name, value });

describe('the same set-up as a colleague', () => {
  it('fills what is empty and leaves what was typed', () => {
    const row = play(workNewUserForm, set('site', 'Paris'), model(tom));
    expect(row?.values).toMatchObject({
      license: 'X4',
      site: 'Paris',
      costCenter: 'SALES-04',
      ringGroups: 'Sales',
      sameSetUpAs: 'tom@halden.example',
    });
    expect(row?.copied && copiedInWords(workNewUserForm, row.copied)).toBe(
      'License X4 · Cost center SALES-04 · Ring groups Sales',
    );
  });

  it('is undone in one step, but for what was changed since', () => {
    const row = play(workNewUserForm, model(tom), set('site', 'Paris'), { type: 'uncopy', key: 'u1' });
    expect(row?.values).toMatchObject({ license: '', site: 'Paris', costCenter: '', ringGroups: '' });
    expect(row?.copied).toBeNull();
  });

  it('as somebody else takes back what the first one brought', () => {
    const row = play(workNewUserForm, model(tom), model(mara));
    expect(row?.values).toMatchObject({ license: 'X2', site: 'Leeds', costCenter: '', ringGroups: '' });
    expect(play(workNewUserForm, model(tom), model(undefined))?.values).toMatchObject({
      license: '',
      site: '',
    });
  });

  it('replaces what the form began with only where nobody has been', () => {
    const lead = person('Lead', { role: 'SUPERVISOR', skills: 'French 7', channels: 'PHONE,CHAT' });
    expect(play(contactCenterNewUserForm, model(lead))?.values).toMatchObject({
      role: 'SUPERVISOR',
      skills: 'French 7',
      channels: 'PHONE,CHAT',
    });
    const visited: RowsAction = { type: 'touch', key: 'u1', name: 'role' };
    expect(play(contactCenterNewUserForm, visited, model(lead))?.values.role).toBe('AGENT');
  });
});

describe('the settings of a user', () => {
  it('are told as a form types them, and what is empty is left out', () => {
    expect(
      setUpOf({
        ringGroups: ['Sales', 'Front desk'],
        callQueues: [],
        callForwarding: null,
        contactCenter: {
          role: 'AGENT',
          queues: [{ name: 'Billing', priority: 2 }, { name: 'Returns' }],
          skills: [{ name: 'French', level: 7 }],
          channels: ['PHONE', 'CHAT'],
          tenant: null,
        },
      }),
    ).toEqual({
      ringGroups: 'Sales, Front desk',
      role: 'AGENT',
      queues: 'Billing, Returns',
      queuePriorities: 'Billing 2',
      skills: 'French 7',
      channels: 'PHONE,CHAT',
    });
  });
});
