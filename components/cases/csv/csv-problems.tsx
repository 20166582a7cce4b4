'use client';

import { useState } from 'react';
import { type FieldDefinition, fieldsOf, type RequestForm } from '@/components/cases/forms/definition';
import { Button } from '@/components/ui/button';
import { Input, Select } from '@/components/ui/input';
import { ResponsiveTable, TableFrame } from '@/components/ui/table';
import type { CheckedRow } from './check-rows';
import { columnLetter, type Mapping } from './columns';
import type { useCsv } from './use-csv';

type Props = { form: RequestForm; csv: ReturnType<typeof useCsv> };

const AT_ONCE = 50;

/** Each value that does not hold, with its line, its column and the reason; corrected in place. */
export function CsvProblems({ form, csv }: Props) {
  const { rows, found, mapping } = csv.state;
  const [shown, setShown] = useState(AT_ONCE);
  const wrong = rows.filter(({ line }) => found.has(line));
  if (wrong.length === 0) return null;
  const more = wrong.length - shown;
  return (
    <div className="flex flex-col items-start gap-2">
      <TableFrame className="w-full">
        <ResponsiveTable
          caption="Values to correct"
          columns={[
            { label: 'Line', width: '4rem' },
            { label: 'User' },
            { label: 'Column' },
            { label: 'Value', width: '16rem' },
            { label: 'What is wrong' },
            { label: 'Leave out', hideLabel: true, width: '6.5rem' },
          ]}
        >
          {wrong.slice(0, shown).flatMap((row) =>
            fieldsOf(form)
              .filter(({ name }) => found.get(row.line)?.has(name))
              .map((field, index) => (
                <Problem
                  key={`${row.line}-${field.name}`}
                  {...{ row, field, mapping, csv }}
                  isFirst={index === 0}
                />
              )),
          )}
        </ResponsiveTable>
      </TableFrame>
      {more > 0 && (
        <Button size="sm" variant="quiet" onClick={() => setShown(shown + AT_ONCE)}>
          Show {Math.min(more, AT_ONCE)} more of {more}
        </Button>
      )}
    </div>
  );
}

type ProblemProps = {
  row: CheckedRow;
  field: FieldDefinition;
  mapping: Mapping;
  csv: Props['csv'];
  isFirst: boolean;
};

const whoIs = ({ line, cells }: CheckedRow) =>
  [cells.firstName, cells.lastName].filter(Boolean).join(' ') || cells.email || `Line ${line}`;

function Problem({ row, field, mapping, csv, isFirst }: ProblemProps) {
  const column = mapping.indexOf(field.name);
  const error = row.errors[field.name];
  const id = `csv-${row.line}-${field.name}`;
  return (
    <tr>
      <td className="tabular-nums">
        <span className="md:sr-only">Line </span>
        {row.line}
      </td>
      <td className="break-words">{whoIs(row)}</td>
      <td>
        {field.label} {column >= 0 && <span className="text-faint">({columnLetter(column)})</span>}
      </td>
      <td data-wide>
        <Correction {...{ row, field, id, error, csv }} />
      </td>
      <td id={`${id}-error`}>
        {error ? (
          <span className="text-urgent">{error}</span>
        ) : (
          <span className="status shape" data-meaning="done">
            Good
          </span>
        )}
      </td>
      <td>
        {isFirst && (
          <Button variant="quiet" size="sm" onClick={() => csv.leaveOut(row.line)}>
            Leave out<span className="sr-only"> line {row.line}</span>
          </Button>
        )}
      </td>
    </tr>
  );
}

type CorrectionProps = Pick<ProblemProps, 'row' | 'field' | 'csv'> & {
  id: string;
  error: string | undefined;
};

function Correction({ row, field, id, error, csv }: CorrectionProps) {
  const text = row.cells[field.name] ?? '';
  const control = {
    id,
    controlSize: 'sm' as const,
    'aria-label': `${field.label}, line ${row.line}`,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': `${id}-error`,
  };
  const change = (value: string) => csv.edit(row.line, field.name, value);
  if (field.kind !== 'choice')
    return (
      <Input {...control} value={text} spellCheck={false} onChange={(event) => change(event.target.value)} />
    );
  const labels = field.options?.map(({ label }) => label) ?? [];
  return (
    <Select {...control} value={text} onChange={(event) => change(event.target.value)}>
      {!labels.includes(text) && <option value={text}>{text || 'Choose'}</option>}
      {labels.map((label) => (
        <option key={label}>{label}</option>
      ))}
    </Select>
  );
}
