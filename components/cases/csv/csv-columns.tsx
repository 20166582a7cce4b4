'use client';

import { fieldsOf, type RequestForm } from '@/components/cases/forms/definition';
import { Callout } from '@/components/ui/callout';
import { Select } from '@/components/ui/input';
import { columnLetter, type Mapping, missingFields } from './columns';
import type { Sheet } from './sheet';

type Props = {
  form: RequestForm;
  sheet: Sheet;
  mapping: Mapping;
  onMap: (index: number, name: string | null) => void;
};

/** Which column is what: guessed from the headings, and changed here. */
export function CsvColumns({ form, sheet, mapping, onMap }: Props) {
  const missing = missingFields(form, mapping);
  const matched = mapping.filter(Boolean).length;
  return (
    <details open={missing.length > 0 || matched < mapping.length} className="rounded-md border p-3">
      <summary className="cursor-pointer text-sm font-medium">
        Columns: {matched} of {mapping.length} matched
      </summary>
      {missing.length > 0 && (
        <Callout meaning="attention" role="alert" className="mt-3">
          Every user needs {missing.map(({ label }) => `“${label}”`).join(', ')}. Choose the column that has
          it.
        </Callout>
      )}
      <ul className="mt-3 grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {sheet.headings.map((heading, index) => (
          <li key={columnLetter(index)} className="flex min-w-0 flex-col gap-1 text-sm">
            <label htmlFor={`csv-column-${index}`} className="truncate" title={heading}>
              <span className="text-faint">{columnLetter(index)}</span>{' '}
              <span className="font-medium">{heading}</span>
            </label>
            <Select
              id={`csv-column-${index}`}
              controlSize="sm"
              value={mapping[index] ?? ''}
              onChange={(event) => onMap(index, event.target.value || null)}
            >
              <option value="">Leave out</option>
              {fieldsOf(form).map(({ name, label }) => (
                <option key={name} value={name}>
                  {label}
                </option>
              ))}
            </Select>
            <span className="truncate text-xs text-muted">{sheet.lines[0]?.cells[index] || 'empty'}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
