import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, layoutOf, templateOf } from '@/lib/imports/rules/columns';
import { readRow } from '@/lib/imports/rules/rows';
import { IMPORT_KINDS } from '@/lib/imports/types';

describe('a header', () => {
  it.each(IMPORT_KINDS)('of the template of %s is read whole, and its example line is good', (kind) => {
    const [header = [], example = []] = templateOf(kind);
    const layout = layoutOf(kind, header);
    expect(layout).toEqual({ columns: columnsOf[kind], problem: null });
    expect(readRow(kind, layout, header, { line: 2, cells: example }).errors).toEqual([]);
  });

  it.each(IMPORT_KINDS)(
    'of %s means the same in any order, case and punctuation',
    (kind) => {
      const labels = columnsOf[kind].map(({ label }) => label);
      fc.assert(
        fc.property(fc.shuffledSubarray(labels, { minLength: labels.length }), (shuffled) => {
          const loud = shuffled.map((label) => ` ${label.toUpperCase().replaceAll(' ', '_')} `);
          expect(layoutOf(kind, loud).columns.map((column) => column?.label)).toEqual(shuffled);
        }),
      );
    },
    30_000,
  );

  it('no name means two columns of a kind', () => {
    for (const kind of IMPORT_KINDS)
      for (const { label, field, aliases } of columnsOf[kind])
        for (const name of [label, ...(aliases ?? [])])
          expect(layoutOf(kind, [name]).columns[0]?.field, `${kind} ${name}`).toBe(field);
  });
});

describe('a file of nothing but separators', () => {
  it('is refused by its header, in a few words however long its names are', () => {
    const wide = Array.from({ length: 201 }, () => 'Email');
    expect(layoutOf('PEOPLE', wide).problem).toBe('Line 1 has 201 columns; a file may have 200.');
    const long = Array.from({ length: 100 }, () => '👷'.repeat(1_000));
    const { problem } = layoutOf('PEOPLE', long);
    expect(problem?.length).toBeLessThan(2_000);
    expect(problem?.isWellFormed()).toBe(true);
  });

  it('keeps no more of a line than its header has columns', () => {
    const header = ['Email', 'Name', 'Accounts'];
    const cells = ['a@b.example', ...Array.from({ length: 100_000 }, () => '')];
    const row = readRow('PEOPLE', layoutOf('PEOPLE', header), header, { line: 2, cells });
    expect(row.cells).toEqual(['a@b.example', '', '']);
    expect(row.errors).toEqual([
      expect.objectContaining({ message: expect.stringContaining('100001 values') }),
    ]);
  });
});

describe('a row', () => {
  const header = ['Email', 'Name', 'Accounts'];
  const layout = layoutOf('PEOPLE', header);
  const read = (...cells: string[]) => readRow('PEOPLE', layout, header, { line: 7, cells });

  it.each(['100001|100002', '100001, 100002', '100001; 100002', '100001 100002 100001'])(
    'takes the accounts %s',
    (accounts) => {
      expect(read('A@b.example', 'Ann', accounts)).toMatchObject({
        key: 'a@b.example',
        data: { accounts: [100_001, 100_002] },
      });
    },
  );

  it('whatever it holds is read or refused with its place, and never thrown', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 5 }), (cells) => {
        const { key, errors } = read(...cells);
        expect(key === null).toBe(errors.length > 0);
        for (const { position, value } of errors) {
          expect(position).toBeLessThanOrEqual(header.length);
          expect(value.length).toBeLessThanOrEqual(200);
        }
      }),
    );
  }, 30_000);

  it('marked in a report against formulas means the same when it comes back', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('=', '+', '-', '@'),
        fc.stringMatching(/^[a-z0-9]{1,20}$/),
        (mark, text) => {
          const name = `${mark}${text}`;
          const escaped = stringify([[name]], { escape_formulas: true }).trim();
          expect(escaped).toBe(`'${name}`);
          expect(read('a@b.example', escaped, '1').data).toMatchObject({ name });
        },
      ),
    );
  });
});
