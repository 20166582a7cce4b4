import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DirectoryState, nextFreeExtension, withNames } from '@/lib/cases/rules/directory';
import { effectOf } from '@/lib/cases/rules/effect';
import { valuesBefore } from '@/lib/cases/rules/effect-of-change';
import { itemSchemas } from '@/lib/cases/schema/open-case';

const ada: DirectoryState = {
  firstName: 'Ada',
  lastName: 'Byron',
  email: 'ada@example.com',
  username: 'ada',
  jobTitle: 'Engineer',
  extension: '1001',
  phoneNumber: '+14085550101',
  callerId: null,
  site: 'London',
  license: 'X4',
  costCenter: 'C1',
  device: 'Poly, 00:1A:2B:3C:4D:5E',
  products: ['WORK', 'CONTACT_CENTER'],
  status: 'ACTIVE',
  settings: {
    ringGroups: ['Front', 'Back'],
    callForwarding: '+14085550000',
    contactCenter: {
      role: 'AGENT',
      queues: [{ name: 'Orders', priority: 3 }],
      skills: [{ name: 'French', level: 5 }],
    },
  },
};
const around = { user: ada, model: null, takenExtensions: new Set<string>() };
const decided = {
  userId: '0190b7a1-0000-7000-8000-000000000001',
  number: 'RELEASE',
  voicemail: 'DELETE',
  license: 'RETURN',
  device: 'RELEASE',
};
const heir = '0190b7a1-0000-7000-8000-000000000002';

describe('an off-board', () => {
  it('from 8x8 Work ends the user; from Contact Center only one who has nothing else', () => {
    const work = effectOf('WORK', 'OFF_BOARD', { ...decided, action: 'DELETE' }, around);
    expect(work).toMatchObject({
      user: { status: 'DELETED', phoneNumber: null, license: null, extension: null },
    });
    const item = { ...decided, openInteractionsTo: heir };
    const both = effectOf('CONTACT_CENTER', 'OFF_BOARD', item, around);
    expect(both).toMatchObject({ user: { products: ['WORK'] } });
    expect(both).not.toHaveProperty('user.status');
    const only = { ...ada, products: ['CONTACT_CENTER' as const] };
    expect(effectOf('CONTACT_CENTER', 'OFF_BOARD', item, { ...around, user: only })).toMatchObject({
      user: { status: 'DEACTIVATED' },
    });
  });

  it('keeps what was decided to be kept', () => {
    const item = { ...decided, number: 'KEEP', license: 'KEEP', device: 'KEEP' };
    const effect = effectOf('WORK', 'OFF_BOARD', item, around);
    for (const field of ['phoneNumber', 'license', 'device', 'extension'])
      expect(effect).not.toHaveProperty(`user.${field}`);
  });

  it('hands everything for one heir over in one piece', () => {
    const item = {
      ...decided,
      number: 'REASSIGN',
      numberReassignTo: heir,
      device: 'REASSIGN',
      deviceReassignTo: heir,
    };
    expect(effectOf('WORK', 'OFF_BOARD', item, around)).toMatchObject({
      heirs: [{ reference: heir, patch: { phoneNumber: ada.phoneNumber, device: ada.device } }],
    });
    const bare = { ...ada, phoneNumber: null, device: null };
    expect(effectOf('WORK', 'OFF_BOARD', item, { ...around, user: bare })).toMatchObject({ heirs: [] });
  });
});

describe('a change', () => {
  it('touches nothing that it does not name', () => {
    const change = { userId: decided.userId, callForwarding: null, removeFromRingGroups: ['Back'] };
    const effect = effectOf('WORK', 'CHANGE', { ...change, from: { x: 1 }, name: 'Ada Byron' }, around);
    expect(effect).toEqual({
      kind: 'update',
      user: { settings: { ...ada.settings, callForwarding: null, ringGroups: ['Front'] } },
      heirs: [],
    });
  });

  it('takes the desk phone away, for which no other is needed', () => {
    const effect = effectOf('WORK', 'CHANGE', { userId: decided.userId, deviceModel: null }, around);
    expect(effect).toMatchObject({ kind: 'update', user: { device: null } });
    const schema = itemSchemas.WORK.CHANGE;
    expect(schema.safeParse({ userId: decided.userId, deviceModel: null }).success).toBe(true);
    const mac = { deviceModel: null, deviceMac: '001A2B3C4D5E' };
    expect(schema.safeParse({ userId: decided.userId, ...mac }).success).toBe(false);
  });

  it('keeps the values it replaces', () => {
    expect(valuesBefore(ada, { site: 'Leeds', newEmail: 'x@example.com', userId: 'u' })).toEqual({
      site: 'London',
      newEmail: 'ada@example.com',
    });
  });

  it('of queues keeps the priorities of those that stay', () => {
    const item = {
      userId: decided.userId,
      addToQueues: ['Returns'],
      queuePriorities: [{ queue: 'Returns', priority: 1 }],
    };
    expect(effectOf('CONTACT_CENTER', 'CHANGE', item, around)).toMatchObject({
      user: {
        settings: {
          contactCenter: {
            role: 'AGENT',
            queues: [
              { name: 'Orders', priority: 3 },
              { name: 'Returns', priority: 1 },
            ],
            skills: [{ name: 'French', level: 5 }],
          },
        },
      },
    });
  });

  it('for somebody who is gone has no effect to give', () => {
    expect(
      effectOf('WORK', 'CHANGE', { userId: decided.userId, site: 'Leeds' }, { ...around, user: null }),
    ).toBeNull();
  });
});

describe('a set-up', () => {
  const item = { firstName: 'Grace', lastName: 'Moreau', email: 'grace@example.com', license: 'X2' };

  it('copies from the model what the request leaves open, never who somebody is', () => {
    expect(effectOf('WORK', 'NEW_USER', item, { ...around, user: null, model: ada })).toMatchObject({
      kind: 'create',
      user: {
        email: 'grace@example.com',
        username: 'grace@example.com',
        site: 'London',
        phoneNumber: null,
        extension: null,
        license: 'X2',
        settings: { ringGroups: ['Front', 'Back'] },
      },
    });
    const agent = { ...item, license: undefined };
    expect(
      effectOf('CONTACT_CENTER', 'NEW_USER', agent, { ...around, user: null, model: ada }),
    ).toMatchObject({
      user: { products: ['CONTACT_CENTER'], settings: { contactCenter: { queues: [{ name: 'Orders' }] } } },
    });
  });

  it('gets the extension it wished for, or the next free one', () => {
    const taken = new Set(['1001', '1002']);
    const wish = (extension: string) =>
      effectOf(
        'WORK',
        'NEW_USER',
        { ...item, extension },
        { user: null, model: null, takenExtensions: taken },
      );
    expect(wish('1001')).toMatchObject({ user: { extension: '1003' } });
    expect(wish('0099')).toMatchObject({ user: { extension: '0099' } });
  });
});

describe('small rules', () => {
  it('the next free extension is free, not below the wish, and as long', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 99 })),
        (wish, taken) => {
          const text = (value: number) => String(value).padStart(2, '0');
          const found = nextFreeExtension(text(wish), new Set(taken.map(text)));
          const free = Array.from({ length: 100 - wish }, (_, index) => wish + index).find(
            (n) => !taken.includes(n),
          );
          expect(found).toBe(free === undefined ? null : text(free));
        },
      ),
    ));

  it('names are added once and taken away', () => {
    expect(withNames(['a', 'b'], ['b', 'c'], ['a'])).toEqual(['b', 'c']);
    expect(withNames(undefined, ['a'])).toEqual(['a']);
  });
});
