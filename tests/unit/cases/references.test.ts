import { describe, expect, it } from 'vitest';
import { type KnownUser, mentionedIn, prepareItems } from '@/lib/cases/rules/references';
import { subjectOf, summaryOf } from '@/lib/cases/rules/subject';
import type { OpenCaseInput } from '@/lib/cases/schema/open-case';

const person = (name: string, given: Partial<KnownUser> = {}): KnownUser => ({
  id: `id-${name}`,
  firstName: name,
  lastName: 'Byron',
  email: `${name.toLowerCase()}@example.com`,
  username: null,
  jobTitle: null,
  extension: null,
  phoneNumber: null,
  callerId: null,
  site: 'London',
  license: 'X2',
  costCenter: null,
  device: null,
  products: ['WORK'],
  status: 'ACTIVE',
  settings: {},
  ...given,
});

const off = (items: Record<string, unknown>[]) => ({ product: 'WORK', request: 'OFF_BOARD', items }) as const;

describe('the users of a request', () => {
  it('are looked up by every id, address and extension that is mentioned', () => {
    const items = [
      { userId: 'id-a', numberReassignTo: 'b@x.example', sameSetUpAs: 'id-c' },
      { email: 'd@x.example' },
    ];
    expect(mentionedIn(off(items))).toEqual({
      ids: ['id-c', 'id-a'],
      emails: ['b@x.example', 'd@x.example'],
      extensions: [],
    });
    const change = {
      product: 'WORK',
      request: 'CHANGE',
      items: [{ userId: 'id-a', extension: '1001' }],
    } as const;
    expect(mentionedIn(change).extensions).toEqual(['1001']);
  });

  it('are stored with ids, and beside them the names people read', () => {
    const [ada, alan] = [person('Ada'), person('Alan')];
    const { items, errors } = prepareItems(off([{ email: ada.email, numberReassignTo: alan.email }]), [
      ada,
      alan,
    ]);
    expect(errors).toEqual([]);
    expect(items[0]).toMatchObject({
      summary: 'Ada Byron, ada@example.com',
      directoryUserId: ada.id,
      fields: {
        userId: ada.id,
        name: 'Ada Byron',
        numberReassignTo: alan.id,
        numberReassignToName: 'Alan Byron',
      },
    });
  });

  it('all have their problems reported, each at its field', () => {
    const [ada, gone] = [person('Ada'), person('Alan', { status: 'DEACTIVATED' })];
    const { errors } = prepareItems(
      off([
        { userId: 'id-nobody' },
        { userId: ada.id, email: gone.email },
        { userId: ada.id, voicemailForwardTo: gone.id },
        { userId: gone.id },
        { userId: gone.id, action: 'DELETE', deviceReassignTo: ada.id },
      ]),
      [ada, gone],
    );
    expect(errors.map(({ path }) => path)).toEqual([
      'items.0.userId',
      'items.1.email',
      'items.2.voicemailForwardTo',
      'items.3.userId',
      'items.4.deviceReassignTo',
    ]);
  });

  it('can share nothing that is one person’s', () => {
    const item = (email: string) => ({
      firstName: 'A',
      lastName: 'B',
      email,
      deviceMac: '00:1A:2B:3C:4D:5E',
    });
    const request = {
      product: 'WORK',
      request: 'NEW_USER',
      items: [item('a@x.example'), item('b@x.example')],
    } as const;
    expect(prepareItems(request, []).errors).toEqual([
      { path: 'items.1.deviceMac', message: 'Row 1 of this request names the same.' },
    ]);
  });

  it('may keep their own address and extension in a change', () => {
    const ada = person('Ada', { extension: '1001' });
    const items = [{ userId: ada.id, newEmail: ada.email, extension: '1001' }];
    expect(prepareItems({ product: 'WORK', request: 'CHANGE', items }, [ada]).errors).toEqual([]);
  });
});

describe('the subject line', () => {
  const request = { kind: 'USER_ADMINISTRATION', product: 'WORK', request: 'OFF_BOARD' } as OpenCaseInput;
  const named = (count: number, name = 'Ada') =>
    Array.from({ length: count }, (_, index) => ({
      firstName: `${name}${index}`,
      lastName: 'B',
      email: 'x@y.example',
    }));

  it('says what and for whom', () => {
    expect(subjectOf(request, named(1))).toBe('Off-board Ada0 B (8x8 Work)');
    expect(subjectOf(request, named(5))).toBe('Off-board Ada0 B, Ada1 B, Ada2 B and 2 more (8x8 Work)');
    expect(summaryOf({ firstName: 'Ada', lastName: 'Byron', email: 'a@x.example' })).toBe(
      'Ada Byron, a@x.example',
    );
  });

  it('stays within 160 characters, whatever the names', () => {
    for (const length of [10, 59, 130, 300])
      for (const count of [1, 3, 500])
        expect(subjectOf(request, named(count, 'x'.repeat(length))).length).toBeLessThanOrEqual(160);
  });
});
