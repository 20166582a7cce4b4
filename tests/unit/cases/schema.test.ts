import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { assigneeReference, changeCaseBody, commentBodySchema } from '@/lib/cases/schema/changes';
import { examples } from '@/lib/cases/schema/examples';
import { listCasesQuery } from '@/lib/cases/schema/list-cases';
import { itemSchemas, openCaseInput } from '@/lib/cases/schema/open-case';

const id = '0190b7a1-0000-7000-8000-000000000001';
const other = '0190b7a1-0000-7000-8000-000000000002';

/** The messages of a refused value, by path. */
function problems(schema: z.ZodType, value: unknown): Record<string, string> {
  const parsed = schema.safeParse(value);
  return Object.fromEntries(
    (parsed.error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]),
  );
}

const fields = (schema: z.ZodType, value: unknown) => Object.keys(problems(schema, value)).sort();

describe('the examples', () => {
  it.each(Object.entries(examples))('%s is valid as it stands', (_, example) => {
    expect(problems(openCaseInput, example)).toEqual({});
  });

  it('cover every form', () => {
    const forms = Object.values(examples).map((example) =>
      'request' in example ? `${example.product} ${example.request}` : example.kind,
    );
    expect(new Set(forms).size).toBe(7);
  });

  it('can be described to a client as JSON Schema', () => {
    const described = JSON.stringify(z.toJSONSchema(openCaseInput, { io: 'input' }));
    expect(described).toContain('"format":"email"');
    expect(described).toContain('PORT_IN');
  });
});

describe('text', () => {
  const technical = {
    account: 1,
    kind: 'TECHNICAL',
    product: 'WORK',
    severity: 'S1',
    subject: 'x',
    description: 'y',
  };
  const said = (given: object) => problems(openCaseInput, { ...technical, ...given });

  it.each([
    ['a NUL', 'a\u0000b'],
    ['a lone surrogate', 'a\ud800'],
    ['a line break', 'To: x\r\nBcc: y'],
    ['a direction override', 'abc\u202Edef'],
    ['nothing but spaces', '   '],
    ['161 characters', 'x'.repeat(161)],
  ])('with %s is no subject', (_, subject) => {
    expect(Object.keys(said({ subject }))).toEqual(['subject']);
  });

  it('of several lines keeps its lines, with one kind of line end', () => {
    const parsed = openCaseInput.parse({ ...technical, description: ' one\r\ntwo\rthree\n\tfour ' });
    expect(parsed.description).toBe('one\ntwo\nthree\n\tfour');
    for (const description of ['a\u0000', 'a\u001b[31m', '\udfff'])
      expect(Object.keys(said({ description }))).toEqual(['description']);
  });

  it('may be in any language', () => {
    expect(said({ subject: 'Падение: 電話が鳴らない 🔔 naïve' })).toEqual({});
  });
});

describe('what can be filed', () => {
  it('says what is missing first, at its field', () => {
    expect(problems(openCaseInput, {})).toEqual({ kind: 'Choose a kind: USER_ADMINISTRATION or TECHNICAL.' });
    const kind = 'USER_ADMINISTRATION';
    expect(fields(openCaseInput, { kind })).toEqual(['product']);
    expect(fields(openCaseInput, { kind, product: 'WORK' })).toEqual(['request']);
    expect(fields(openCaseInput, { kind, product: 'WORK', request: 'CHANGE' })).toEqual(['account', 'items']);
    for (const nonsense of [null, 1, 'x', [], { kind: { a: 1 } }])
      expect(openCaseInput.safeParse(nonsense).success).toBe(false);
  });

  it('holds 1 to 500 users', () => {
    const request = { ...examples.workOffBoard, items: [] as unknown[] };
    expect(fields(openCaseInput, request)).toEqual(['items']);
    const items = (count: number) => Array.from({ length: count }, () => examples.workOffBoard.items[0]);
    expect(fields(openCaseInput, { ...request, items: items(501) })).toEqual(['items']);
    expect(fields(openCaseInput, { ...request, items: items(500) })).toEqual([]);
  });

  it('refuses fields that are not its own', () => {
    const { workNewUser } = examples;
    for (const given of [{ status: 'CLOSED' }, { assignee: 'me' }, { relatedCase: 1 }])
      expect(openCaseInput.safeParse({ ...workNewUser, ...given }).success).toBe(false);
    const [item] = workNewUser.items;
    expect(openCaseInput.safeParse({ ...workNewUser, items: [{ ...item, isAdmin: true }] }).success).toBe(
      false,
    );
  });

  it('is S3 unless a request says otherwise; a technical case has to say', () => {
    expect(openCaseInput.parse(examples.workChange).severity).toBe('S3');
    const { severity: _, ...technical } = examples.technical;
    expect(fields(openCaseInput, technical)).toEqual(['severity']);
  });

  it('names an account and a case that numbers can name', () => {
    for (const account of [0, -1, 1.5, 2 ** 31, 2 ** 53, '1', null])
      expect(fields(openCaseInput, { ...examples.technical, account })).toEqual(['account']);
    expect(fields(openCaseInput, { ...examples.technical, relatedCase: 2 ** 53 })).toEqual(['relatedCase']);
  });
});

describe('a new user of 8x8 Work', () => {
  const schema = itemSchemas.WORK.NEW_USER;
  const least = { firstName: 'Ada', lastName: 'Byron', email: 'Ada@Example.com ', license: 'X2' };

  it('needs a name, an address and a license', () => {
    expect(schema.parse(least)).toMatchObject({ email: 'ada@example.com', number: 'NONE' });
    expect(fields(schema, {})).toEqual(['email', 'firstName', 'lastName', 'license']);
    expect(fields(schema, { ...least, license: 'X9' })).toEqual(['license']);
  });

  it('brings a number exactly when one is ported', () => {
    expect(fields(schema, { ...least, number: 'PORT_IN' })).toEqual(['portInNumber']);
    expect(fields(schema, { ...least, portInNumber: '+442070966060' })).toEqual(['portInNumber']);
    const ported = schema.parse({ ...least, number: 'PORT_IN', portInNumber: '+44 (20) 7096-6060' });
    expect(ported.portInNumber).toBe('+442070966060');
    expect(fields(schema, { ...least, number: 'PORT_IN', portInNumber: '020 7096 6060' })).toEqual([
      'portInNumber',
    ]);
  });

  it('gets a desk phone by model and MAC address together', () => {
    expect(fields(schema, { ...least, deviceModel: 'Poly' })).toEqual(['deviceMac']);
    expect(fields(schema, { ...least, deviceMac: '001A2B3C4D5E' })).toEqual(['deviceModel']);
    for (const mac of ['00:1a:2b:3c:4d:5e', '00-1A-2B-3C-4D-5E', '001a.2b3c.4d5e', '001A2B3C4D5E'])
      expect(schema.parse({ ...least, deviceModel: 'Poly', deviceMac: mac }).deviceMac).toBe(
        '00:1A:2B:3C:4D:5E',
      );
    for (const mac of ['00:1A:2B:3C:4D', '00:1A:2B:3C:4D:5G', ''])
      expect(fields(schema, { ...least, deviceModel: 'Poly', deviceMac: mac })).toEqual(['deviceMac']);
  });

  it('hears of rules across fields while other fields are still wrong', () => {
    expect(fields(schema, { ...least, firstName: '', number: 'PORT_IN' })).toEqual([
      'firstName',
      'portInNumber',
    ]);
  });

  it.each([
    'ada@',
    '@example.com',
    'a b@example.com',
    'ada@example.com\n',
    'Ada <ada@example.com>',
    'ada@example.com,x@y.zz',
    'ａda@example.com',
  ])('has no address like %j', (email) => {
    const isTrimmedAway = email === 'ada@example.com\n';
    expect(fields(schema, { ...least, email })).toEqual(isTrimmedAway ? [] : ['email']);
  });

  it('says of an address whether it is missing or not one', () => {
    const said = (email: string) =>
      schema.safeParse({ ...least, email }).error?.issues.map(({ message }) => message);
    expect(said(' ')).toEqual(['Enter the work email address.']);
    expect(said('ada@halden')).toEqual(['Enter a complete address, like name@example.com.']);
  });

  it('starts on a day that exists', () => {
    expect(fields(schema, { ...least, startDate: '2027-02-28' })).toEqual([]);
    for (const startDate of ['2027-02-29', '28.02.2027', '2027-2-8'])
      expect(fields(schema, { ...least, startDate })).toEqual(['startDate']);
  });
});

describe('a change of 8x8 Work', () => {
  const schema = itemSchemas.WORK.CHANGE;

  it('names somebody and at least one change', () => {
    expect(problems(schema, { site: 'Leeds' })).toEqual({ userId: 'Choose the user.' });
    expect(problems(schema, { userId: id, effectiveOn: '2027-01-01' })).toEqual({
      userId: 'Say what changes: at least one field.',
    });
    expect(fields(schema, { userId: id, addToRingGroups: [] })).toEqual(['userId']);
    expect(fields(schema, { email: 'ada@example.com', callForwarding: null })).toEqual([]);
    expect(fields(schema, { userId: 'x', site: 'Leeds' })).toEqual(['userId']);
  });

  it('does not add and remove the same group', () => {
    const both = { userId: id, addToRingGroups: ['A'], removeFromRingGroups: ['A'] };
    expect(fields(schema, both)).toEqual(['removeFromRingGroups']);
    expect(fields(schema, { userId: id, addToCallQueues: ['A', 'a'] })).toEqual(['addToCallQueues']);
  });
});

describe.each([
  ['8x8 Work', itemSchemas.WORK.OFF_BOARD, {}],
  ['Contact Center', itemSchemas.CONTACT_CENTER.OFF_BOARD, { openInteractionsTo: other }],
] as const)('an off-board from %s', (_, schema, extra) => {
  const settled = {
    userId: id,
    number: 'RELEASE',
    voicemail: 'DELETE',
    license: 'RETURN',
    device: 'RELEASE',
    ...extra,
  };

  it('forces every decision and deactivates unless told', () => {
    expect(schema.parse(settled)).toMatchObject({ action: 'DEACTIVATE' });
    expect(fields(schema, { userId: id, ...extra })).toEqual(['device', 'license', 'number', 'voicemail']);
  });

  it('says who takes over exactly when somebody does', () => {
    const handed = { ...settled, number: 'REASSIGN', voicemail: 'FORWARD', device: 'REASSIGN' };
    expect(fields(schema, handed)).toEqual(['deviceReassignTo', 'numberReassignTo', 'voicemailForwardTo']);
    const heirs = {
      numberReassignTo: other,
      voicemailForwardTo: 'Alan@Example.com',
      deviceReassignTo: other,
    };
    expect(fields(schema, { ...handed, ...heirs })).toEqual([]);
    expect(fields(schema, { ...settled, numberReassignTo: other })).toEqual(['numberReassignTo']);
    expect(fields(schema, { ...handed, ...heirs, numberReassignTo: 'somebody' })).toEqual([
      'numberReassignTo',
    ]);
  });

  it('refuses to delete a user whose number, license or phone is not settled', () => {
    for (const field of ['number', 'license', 'device']) {
      expect(fields(schema, { ...settled, action: 'DELETE', [field]: 'KEEP' })).toEqual([field]);
      expect(fields(schema, { ...settled, action: 'DELETE', [field]: undefined })).toEqual([field]);
      expect(fields(schema, { ...settled, [field]: 'KEEP' })).toEqual([]);
    }
    expect(fields(schema, { ...settled, action: 'DELETE', voicemail: undefined })).toEqual(['voicemail']);
  });
});

describe('8x8 Contact Center', () => {
  const { NEW_USER, CHANGE, OFF_BOARD } = itemSchemas.CONTACT_CENTER;
  const least = { firstName: 'Grace', lastName: 'Moreau', email: 'grace@example.com' };

  it('sets up an agent on the phone unless told', () => {
    expect(NEW_USER.parse(least)).toMatchObject({
      role: 'AGENT',
      channels: ['PHONE'],
      queues: [],
      skills: [],
    });
    expect(fields(NEW_USER, { ...least, channels: [] })).toEqual(['channels']);
    expect(fields(NEW_USER, { ...least, role: 'ADMIN', channels: [] })).toEqual([]);
    expect(fields(NEW_USER, { ...least, channels: ['PHONE', 'PHONE'] })).toEqual(['channels']);
    expect(fields(NEW_USER, { ...least, channels: ['FAX'] })).toEqual(['channels.0']);
  });

  it('takes skills with a level of 1 to 10, each once', () => {
    expect(fields(NEW_USER, { ...least, skills: [{ name: 'French', level: 11 }] })).toEqual([
      'skills.0.level',
    ]);
    const twice = [
      { name: 'French', level: 1 },
      { name: 'french', level: 2 },
    ];
    expect(fields(NEW_USER, { ...least, skills: twice })).toEqual(['skills']);
  });

  it('changes at least one thing; no skills at all is one', () => {
    expect(fields(CHANGE, { userId: id })).toEqual(['userId']);
    expect(fields(CHANGE, { userId: id, skills: [] })).toEqual([]);
    expect(fields(CHANGE, { userId: id, addToQueues: ['A'], removeFromQueues: ['A'] })).toEqual([
      'removeFromQueues',
    ]);
    expect(fields(CHANGE, { userId: id, queuePriorities: [{ queue: 'A', priority: 0 }] })).toEqual([
      'queuePriorities.0.priority',
    ]);
    const gone = { removeFromQueues: ['A'], queuePriorities: [{ queue: 'A', priority: 1 }] };
    expect(fields(CHANGE, { userId: id, ...gone })).toEqual(['queuePriorities']);
  });

  it('off-boards nobody with interactions left open', () => {
    const decided = { userId: id, number: 'KEEP', voicemail: 'DOWNLOAD', license: 'KEEP', device: 'KEEP' };
    expect(fields(OFF_BOARD, decided)).toEqual(['openInteractionsTo']);
  });
});

describe('changes to a case', () => {
  it('are something, and nothing foreign', () => {
    expect(changeCaseBody.safeParse({}).success).toBe(false);
    expect(changeCaseBody.safeParse({ assignee: null }).success).toBe(true);
    expect(changeCaseBody.safeParse({ severity: 'S1', respondBy: '2027-01-01' }).success).toBe(false);
    expect(changeCaseBody.safeParse({ status: 'DONE' }).success).toBe(false);
  });

  it('name staff by id, address or as me', () => {
    for (const value of ['me', id, ' Agent@Support.example '])
      expect(assigneeReference.safeParse(value).success).toBe(true);
    for (const value of ['', 'you', '1', `${id}x`])
      expect(assigneeReference.safeParse(value).success).toBe(false);
  });

  it('comment publicly unless told, and never with nothing', () => {
    expect(commentBodySchema.parse({ body: ' Hi. ' })).toEqual({ body: 'Hi.', visibility: 'PUBLIC' });
    for (const body of ['', ' \n ', 'x'.repeat(20_001), '\u0000'])
      expect(commentBodySchema.safeParse({ body }).success).toBe(false);
    expect(commentBodySchema.safeParse({ body: 'x', visibility: 'SECRET' }).success).toBe(false);
  });
});

describe('the query of a list', () => {
  it('reads an address', () => {
    expect(listCasesQuery.parse({ account: '100001', assignee: 'none', limit: '7' })).toMatchObject({
      account: 100001,
      assignee: 'none',
      limit: 7,
      sort: 'next_deadline',
    });
  });

  it.each([
    { limit: '0' },
    { limit: '101' },
    { limit: 'x' },
    { limit: '' },
    { account: '1.5' },
    { account: '99999999999' },
    { status: 'new' },
    { sort: 'subject' },
    { target: 'met' },
    { assignee: 'everybody' },
    { q: 'a\u0000b' },
    { q: 'x'.repeat(101) },
    { page: '2' },
  ])('refuses %j', (query) => {
    expect(listCasesQuery.safeParse(query).success).toBe(false);
  });
});
