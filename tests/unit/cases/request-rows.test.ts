import { describe, expect, it } from 'vitest';
import { workNewUserForm } from '@/components/cases/forms/work-new-user';
import { workOffBoardForm } from '@/components/cases/forms/work-off-board';
import { parseCells, readDate, readPaste } from '@/components/cases/request/paste';
import { exactPerson, findPeople } from '@/components/cases/request/people';
import { MAX_ROWS, type RowsAction, reduceRows, startRows } from '@/components/cases/request/rows';

const play = (...actions: RowsAction[]) =>
  actions.reduce((state, action) => reduceRows(workNewUserForm, state, action), startRows(workNewUserForm));

describe('cells from a spreadsheet', () => {
  it('knows quoted cells with tabs, quotes and line breaks in them', () => {
    expect(parseCells('a\t"b\tc"\r\n"d ""e"""\t"f\ng"\n')).toEqual([
      ['a', 'b\tc'],
      ['d "e"', 'f\ng'],
    ]);
  });

  it('reads only dates that can be read one way', () => {
    expect(['2031-12-01', '1 Dec 2031', 'Dec 1, 2031', '01-Dec-2031'].map(readDate)).toEqual(
      Array(4).fill('2031-12-01'),
    );
    expect(['01/12/2031', 'soon', '1 Foo 2031'].map(readDate)).toEqual([null, null, null]);
  });

  it('fills from the pasted column on, choices by their word', () => {
    const { rows, unread } = readPaste(workOffBoardForm, 'email', 'a@b.example\tDelete\t\trelease\tnever');
    expect(rows).toEqual([{ email: 'a@b.example', action: 'DELETE', effectiveOn: '', number: 'RELEASE' }]);
    expect(unread).toEqual([{ row: 0, label: 'Voicemail', text: 'never', isDate: false }]);
  });

  it('follows a line of headings in any order', () => {
    const { rows } = readPaste(
      workNewUserForm,
      'firstName',
      'License\tWork email\tUnknown\nX2\ta@b.example\t?',
    );
    expect(rows).toEqual([{ license: 'X2', email: 'a@b.example' }]);
  });
});

describe('the rows of a request', () => {
  it('grow by what is pasted and keep what empty cells leave out', () => {
    const { rows } = play(
      { type: 'set', key: 'u1', name: 'lastName', value: 'Byron' },
      { type: 'paste', key: 'u1', name: 'firstName', text: 'Ada\t\nAlan\tMason' },
    );
    expect(rows.map(({ values }) => `${values.firstName} ${values.lastName}`)).toEqual([
      'Ada Byron',
      'Alan Mason',
    ]);
  });

  it('stop at the most a request may hold, and say so', () => {
    const text = Array.from({ length: MAX_ROWS + 3 }, (_, index) => `Ada${index}\tByron`).join('\n');
    const { rows, notice } = play({ type: 'paste', key: 'u1', name: 'firstName', text });
    expect(rows).toHaveLength(MAX_ROWS);
    expect(notice).toEqual({ unread: true, text: expect.stringContaining('3 rows left out') });
  });

  it('take the first answer for everybody, with what hangs on it', () => {
    const { rows } = play(
      { type: 'set', key: 'u1', name: 'number', value: 'PORT_IN' },
      { type: 'set', key: 'u1', name: 'portInNumber', value: '+442070966060' },
      { type: 'add' },
      { type: 'fill', name: 'number' },
    );
    expect(rows[1]?.values).toMatchObject({ number: 'PORT_IN', portInNumber: '+442070966060' });
  });

  it('keep their keys when others leave', () => {
    const { rows } = play({ type: 'add' }, { type: 'add' }, { type: 'remove', key: 'u2' }, { type: 'add' });
    expect(rows.map(({ key }) => key)).toEqual(['u1', 'u3', 'u4']);
  });
});

describe('people of the directory', () => {
  const person = (firstName: string, lastName: string, extension: string) => ({
    firstName,
    lastName,
    extension,
    email: `${firstName}.${lastName}@halden.example`.toLowerCase(),
  });
  const people = [
    person('Emma', 'Stone', '1001'),
    person('Mara', 'Lind', '1002'),
    person('Mara', 'Lind', '1003'),
  ];

  it('are found by any words, those whose name begins with them first', () => {
    expect(findPeople(people, 'ma').map(({ extension }) => extension)).toEqual(['1002', '1003', '1001']);
    expect(findPeople(people, 'lind 1003').map(({ extension }) => extension)).toEqual(['1003']);
  });

  it('are meant by an exact name only when there is one of it', () => {
    expect(exactPerson(people, 'emma stone')?.extension).toBe('1001');
    expect(exactPerson(people, 'Mara Lind')).toBeNull();
    expect(exactPerson(people, '1003')?.lastName).toBe('Lind');
    expect(exactPerson(people, '')).toBeNull();
  });
});
