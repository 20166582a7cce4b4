'use client';

import { fieldsOf, type RequestForm } from '@/components/cases/forms/definition';
import { wordFor } from '@/components/cases/request/values';
import type { CheckedRow } from './check-rows';
import type { Mapping } from './columns';

type Props = { form: RequestForm; mapping: Mapping; rows: readonly CheckedRow[] };

const SHOWN = 100;

/** The good rows as the form understands them. */
export function CsvPreview({ form, mapping, rows }: Props) {
  if (rows.length === 0) return null;
  const fields = fieldsOf(form).filter(({ name }) => mapping.includes(name));
  const more = rows.length - SHOWN;
  return (
    <details>
      <summary className="cursor-pointer text-sm font-medium">What the good rows say</summary>
      <section
        aria-label="Good rows"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a screen, and scrolled by keys.
        tabIndex={0}
        className="mt-2 max-h-96 overflow-auto rounded-md border text-sm"
      >
        <table className="w-full whitespace-nowrap">
          <thead className="sticky top-0 bg-sunken text-xs text-faint">
            <tr>
              <th scope="col" className="px-3 py-2 text-end font-medium">
                Line
              </th>
              {fields.map(({ name, label }) => (
                <th key={name} scope="col" className="px-3 py-2 text-start font-medium">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map(({ line, values }) => (
              <tr key={line} className="border-t">
                <th scope="row" className="px-3 py-1 text-end font-normal text-muted tabular-nums">
                  {line}
                </th>
                {fields.map((field) => (
                  <td key={field.name} className="px-3 py-1">
                    {wordFor(field, values[field.name] ?? '')}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {more > 0 && <p className="mt-1 text-sm text-muted">And {more} more.</p>}
    </details>
  );
}
