import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAll, hasErrors, withErrorsTogether } from '@/components/cases/csv/check-rows';
import { columnLetter, guessMapping, missingFields } from '@/components/cases/csv/columns';
import { decodeText } from '@/components/cases/csv/decode';
import { readRow } from '@/components/cases/csv/read-row';
import { openSheet, remainderCsv, rowsOf } from '@/components/cases/csv/sheet';
import { readTable, writeTable } from '@/components/cases/csv/table';
import { exampleCells, templateOf } from '@/components/cases/csv/template';
import { fieldsOf } from '@/components/cases/forms/definition';
import { requestForms } from '@/components/cases/forms/registry';
import { workChangeForm } from '@/components/cases/forms/work-change';
import { workNewUserForm } from '@/components/cases/forms/work-new-user';
import { workOffBoardForm } from '@/components/cases/forms/work-off-board';
import { checkRow } from '@/components/cases/request/check-request';
import { directoryFor, type PickablePerson } from '@/components/cases/request/people';

const cellsOf = (text: string) => {
  const table = readTable(text);
  if (!table.ok) throw new Error(table.problem);
  return table.lines.map(({ cells }) => cells);
};

const opened = (form: (typeof requestForms)[number], text: string) => {
  const found = openSheet(form, 'users.csv', text);
  if (!found.ok) throw new Error(found.problem);
  return found;
};

/** Text as spreadsheets keep it in a cell: trimmed, and something. */
const cell = fc
  .oneof(
    fc.string(),
    fc.constantFrom('=1+1', '+44 20', '-2', '@sum', "'=x", "''", 'a;b', 'a\tb', '"', 'a\r\nb', ','),
  )
  .map((text) =>
    text
      .replaceAll(/\r(?!\n)/g, '')
      .replaceAll('\0', '')
      .trim(),
  )
  .filter((text) => text !== '' && text !== '\ufeff' && !text.startsWith('\ufeff'));

const littleEndian = (char: string) => [char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8];

describe('CSV text', () => {
  it('comes back as it was written, whatever stands in a cell', () => {
    const tables = fc
      .integer({ min: 2, max: 5 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));
    fc.assert(
      fc.property(tables, (rows) => {
        expect(cellsOf(writeTable([['a', 'b'], ...rows])).slice(1)).toEqual(rows);
      }),
    );
  });

  it('never calculates in a spreadsheet', () => {
    fc.assert(
      fc.property(cell, (text) => {
        const written = writeTable([[text, 'x']])
          .replace('\ufeff', '')
          .replace(/^"/, '');
        expect(written).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });

  it('is read with commas, semicolons or tabs, quotes, any line ends, a mark at its start, and empty lines', () => {
    const rows = [
      ['Name', 'Queues'],
      ['Ada "Countess"', 'Billing, Returns'],
    ];
    for (const text of [
      'Name,Queues\n"Ada ""Countess""","Billing, Returns"\n',
      '\ufeffName;Queues\r\n"Ada ""Countess""";Billing, Returns\r\n\r\n;\r\n',
      'Name\tQueues\r"Ada ""Countess"""\tBilling, Returns',
      'sep=;\r\nName;Queues\r\n"Ada ""Countess""";Billing, Returns',
    ])
      expect(cellsOf(text)).toEqual(rows);
  });

  it('knows the line each row begins on', () => {
    const table = readTable('a,b\n\n"two\nlines",x\r\nlast,y\n');
    expect(table.ok && table.lines.map(({ line }) => line)).toEqual([1, 3, 5]);
  });

  it('says where a quotation mark has no other half', () => {
    expect(readTable('a,b\n"open,x\n')).toMatchObject({
      ok: false,
      problem: expect.stringContaining('quotation'),
    });
  });

  it('is decoded from what spreadsheet programs save', () => {
    const text = 'Zoë, Łukasz';
    const utf16 = new Uint8Array([0xff, 0xfe, ...[...text].flatMap(littleEndian)]);
    expect(decodeText(new TextEncoder().encode(text))).toBe(text);
    expect(decodeText(utf16)).toBe(text);
    expect(decodeText(new Uint8Array([0x5a, 0x6f, 0xeb]))).toBe('Zoë');
  });
});

describe.each(requestForms.map((form) => [`${form.product} ${form.request}`, form] as const))(
  '%s',
  (_, form) => {
    it('has a template whose columns are all recognised, each once', () => {
      const { sheet, mapping } = opened(form, templateOf(form));
      expect(mapping).toEqual(fieldsOf(form).map(({ name }) => name));
      expect(missingFields(form, mapping)).toEqual([]);
      expect(new Set(sheet.headings).size).toBe(sheet.headings.length);
    });

    it('has an example row that the form accepts, and that is no user', () => {
      const { values, errors } = readRow(form, exampleCells(form));
      expect({ ...checkRow(form, values), ...errors }).toEqual({});
      const { sheet, mapping } = opened(form, templateOf(form));
      expect(rowsOf(form, sheet, mapping)).toEqual([]);
    });

    it('writes what is left over so that it can be read again', () => {
      const cells = { ...exampleCells(form), email: 'not an address' };
      const rest = remainderCsv(form, [{ line: 2, cells, errors: { email: 'Enter an address.' } }]);
      const { sheet, mapping } = opened(form, rest);
      expect(rowsOf(form, sheet, mapping)[0]?.cells).toEqual(cells);
      expect(sheet.lines[0]?.cells.at(-1)).toMatch(/: Enter an address\.$/);
    });
  },
);

describe('columns', () => {
  it('are guessed from the words other systems use, in any order', () => {
    const headings = ['Surname', 'E-Mail', 'Given name', 'Licence', 'Employee job title', 'Shoe size'];
    expect(guessMapping(workNewUserForm, headings)).toEqual([
      'lastName',
      'email',
      'firstName',
      'license',
      'jobTitle',
      null,
    ]);
  });

  it('give one heading to who it is about before what changes', () => {
    expect(guessMapping(workChangeForm, ['Email', 'Extension'])).toEqual(['email', 'extension']);
    expect(guessMapping(workChangeForm, ['User', 'Email'])).toEqual(['email', 'newEmail']);
  });

  it('say which fields every row needs and none has', () => {
    expect(missingFields(workNewUserForm, ['firstName', 'email']).map(({ name }) => name)).toEqual([
      'lastName',
      'license',
    ]);
    expect(missingFields(workNewUserForm, ['firstName', 'lastName', 'email', 'sameSetUpAs'])).toEqual([]);
  });

  it('are called as spreadsheets call them', () => {
    expect([0, 25, 26, 51, 52].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA']);
  });

  it('without headings are columns of users', () => {
    expect(opened(workNewUserForm, 'Ada,Byron\nAlan,Mason').sheet).toMatchObject({
      headings: ['Column 1', 'Column 2'],
      lines: [{ line: 1 }, { line: 2 }],
    });
  });
});

describe('a file that cannot become one request', () => {
  it('says how many users are too many, and what to do', () => {
    const text = `Work email\n${Array.from({ length: 501 }, (_, index) => `a${index}@b.example`).join('\n')}`;
    expect(openSheet(workNewUserForm, 'users.csv', text)).toEqual({
      ok: false,
      problem: expect.stringMatching(/501 users.+at most 500.+Split it/),
    });
  });

  it('says that there is nobody in it', () => {
    expect(openSheet(workNewUserForm, 'users.csv', ' \n')).toMatchObject({ ok: false });
    expect(openSheet(workNewUserForm, 'users.csv', 'First name,Last name\n')).toMatchObject({ ok: false });
  });
});

describe('the rows of a file', () => {
  const person = (firstName: string, given: Partial<PickablePerson> = {}): PickablePerson => ({
    firstName,
    lastName: 'Okafor',
    email: `${firstName.toLowerCase()}@halden.example`,
    products: ['WORK'],
    ...given,
  });
  const people = [
    person('Tom', { license: 'X4', site: 'London', extension: '1042' }),
    person('Gone', { deactivated: true }),
    person('Phone', { products: ['CONTACT_CENTER'] }),
  ];
  const context = (form: (typeof requestForms)[number], given: object = {}) => ({
    form,
    directory: directoryFor(form.product, people),
    knowsEverybody: true,
    present: new Set<string>(),
    ...given,
  });
  const check = async (form: (typeof requestForms)[number], text: string, given: object = {}) => {
    const { sheet, mapping } = opened(form, text);
    const checked = await checkAll(context(form, given), rowsOf(form, sheet, mapping), () => undefined);
    return withErrorsTogether(context(form, given), checked);
  };

  it('say what cannot be read, instead of guessing', async () => {
    const head = 'First name;Last name;Work email;License;Start date;Number;Number to bring along';
    const [row] = await check(
      workNewUserForm,
      `${head}\nAda;Byron;ada@b.example;Gold;01/02/2031;No number;0044 20 7096 6060`,
    );
    expect(row?.errors).toEqual({
      license: 'Choose one of: X1, X2, X3, X4, X5, X6, X7, X8.',
      startDate: 'Write the date like 2031-12-01 or 1 Dec 2031.',
      portInNumber: 'Leave this empty unless Number is “Bring one along (port in)”.',
    });
  });

  it('take what the same set-up brings where the file says nothing', async () => {
    const text =
      'First name,Last name,Work email,Site,Same set-up as\nAda,Byron,ada@b.example,Leeds,Tom Okafor';
    const [row] = await check(workNewUserForm, text);
    expect(row?.errors).toEqual({});
    expect(row?.values).toMatchObject({ license: 'X4', site: 'Leeds', sameSetUpAs: 'tom@halden.example' });
  });

  it('find addresses that are given twice, taken, or in the request', async () => {
    const text =
      'First name,Last name,Work email,License\nA,B,x@b.example,X1\nC,D,X@B.example,X1\nE,F,tom@halden.example,X1\nG,H,y@b.example,X1';
    const rows = await check(workNewUserForm, text, { present: new Set(['address y@b.example']) });
    expect(rows.map(({ errors }) => errors.email)).toEqual([
      undefined,
      'Line 2 has the same address.',
      'Tom Okafor has this address already.',
      'The request names this address already.',
    ]);
  });

  it('find who is not in the directory, has not the product, or does not stay', async () => {
    const head = 'User,Number,Number goes to,Voicemail,License,Desk phone';
    const decided = 'Reassign,gone@halden.example,Delete,To the pool,Release';
    const text = `${head}\n1042,${decided}\nnobody@halden.example,${decided}\nphone@halden.example,${decided}`;
    const rows = await check(workOffBoardForm, text);
    expect(rows.map(({ values }) => values.email)[0]).toBe('tom@halden.example');
    expect(rows.map(({ errors }) => errors.email)).toEqual([
      undefined,
      'This account’s directory has no such user.',
      'This user does not have this product.',
    ]);
    expect(rows[0]?.errors).toEqual({ numberReassignTo: 'Choose somebody who stays.' });
    const unknown = await check(workOffBoardForm, text, { knowsEverybody: false });
    expect(unknown[1]?.errors.email).toBeUndefined();
  });

  it('find a phone, an extension or an address that two take, or that somebody has', async () => {
    const phones = 'First name,Last name,Work email,License,Desk phone to activate,MAC address';
    const wanting = `${phones}\nA,B,a@b.example,X1,Poly,00:1A:2B:3C:4D:5E\nC,D,c@b.example,X1,Poly,001a.2b3c.4d5e`;
    expect((await check(workNewUserForm, wanting)).map(({ errors }) => errors)).toEqual([
      {},
      { deviceMac: 'Line 2 has the same MAC address.' },
    ]);
    const changes = [
      'User,Extension,New email',
      'tom@halden.example,1042,tom@halden.example',
      'ann@halden.example,1042,gone@halden.example',
      'lee@halden.example,1077,new@halden.example',
      'kim@halden.example,1077,new@halden.example',
      'kim@halden.example,1078,',
    ];
    const rows = await check(workChangeForm, changes.join('\n'), { knowsEverybody: false });
    expect(rows.map(({ errors }) => errors)).toEqual([
      {},
      { extension: 'Line 2 has the same extension.', newEmail: 'Gone Okafor has this address already.' },
      {},
      { extension: 'Line 4 has the same extension.', newEmail: 'Line 4 has the same address.' },
      { email: 'Line 5 has the same user.' },
    ]);
    const [taken] = await check(workChangeForm, 'User,Extension\nann@halden.example,1042', {
      knowsEverybody: false,
    });
    expect(taken?.errors).toEqual({ extension: 'Tom Okafor has this extension already.' });
  });

  it('find who is deactivated already, and heirs who leave by the same request', async () => {
    const head = 'User,Action,Number,Number goes to,Voicemail,License,Desk phone';
    const text = [
      head,
      'gone@halden.example,Deactivate,Release,,Delete,To the pool,Release',
      'tom@halden.example,Deactivate,Reassign,ann@halden.example,Delete,To the pool,Release',
      'ann@halden.example,Deactivate,Release,,Delete,To the pool,Release',
    ];
    const rows = await check(workOffBoardForm, text.join('\n'), { knowsEverybody: false });
    expect(rows.map(({ errors }) => errors)).toEqual([
      { email: 'This user is deactivated already.' },
      { numberReassignTo: 'Choose somebody who stays.' },
      {},
    ]);
    const deleted = text[1]?.replace('Deactivate', 'Delete') ?? '';
    expect((await check(workOffBoardForm, `${head}\n${deleted}`))[0]?.errors).toEqual({});
  });

  it('take away what is to be removed', async () => {
    const [row] = await check(workChangeForm, 'User,Number\ntom@halden.example,(remove)');
    expect(row?.errors).toEqual({});
    expect(row?.values.phoneNumber).toBe('(remove)');
  });

  it('are checked, 500 of them, in well under two seconds', async () => {
    const head = 'First name,Last name,Work email,License,Start date,Site,Ring groups';
    const line = (index: number) =>
      `Ada,Byron${index},${index % 13 === 0 ? 'no address' : `a${index}@b.example`},X2,2031-12-01,London,"Sales, Front"`;
    const text = [head, ...Array.from({ length: 500 }, (_, index) => line(index))].join('\n');
    const since = performance.now();
    const rows = await check(workNewUserForm, text);
    expect(performance.now() - since).toBeLessThan(2_000);
    expect(rows).toHaveLength(500);
    expect(rows.filter(hasErrors)).toHaveLength(39);
  });
});
