'use client';

import { useEffect, useMemo, useRef } from 'react';
import type { RequestForm } from '@/components/cases/forms/definition';
import type { Directory } from '@/components/cases/request/people';
import { MAX_ROWS, type Row } from '@/components/cases/request/rows';
import { isBlank } from '@/components/cases/request/values';
import { users } from '@/components/cases/words';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ProgressBar } from '@/components/ui/progress-bar';
import { hasErrors, rowClaims } from './check-rows';
import { CsvColumns } from './csv-columns';
import { CsvResult } from './csv-result';
import { CsvSource } from './csv-source';
import { useCsv } from './use-csv';

export type CsvPanelProps = {
  form: RequestForm;
  directory: Directory;
  knowsEverybody: boolean;
  /** What the request holds already. */
  rows: readonly Row[];
  onAdd: (values: readonly Row['values'][]) => void;
  /** How many users of the file are not in the request. */
  onLeft: (count: number) => void;
  onClose: () => void;
};

/** Many users at once: a file is read, its columns matched, its rows checked, and the good ones go into the request. */
export function CsvPanel({ form, directory, knowsEverybody, rows, onAdd, onLeft, onClose }: CsvPanelProps) {
  const present = useMemo(
    () => new Set(rows.flatMap(({ values }) => rowClaims({ form, directory }, values).map(({ key }) => key))),
    [form, directory, rows],
  );
  const csv = useCsv(form, { form, directory, knowsEverybody, present });
  const { state } = csv;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const left = state.rows.length;
  useEffect(() => onLeft(left), [left, onLeft]);
  return (
    <section aria-labelledby="csv-title" className="flex flex-col gap-4 rounded-lg border bg-surface p-4">
      <div className="flex items-baseline justify-between gap-4">
        <h2 ref={heading} id="csv-title" tabIndex={-1} className="text-base font-semibold">
          Users from a CSV file
        </h2>
        <Button variant="quiet" size="sm" onClick={onClose}>
          Close<span className="sr-only"> the CSV file</span>
        </Button>
      </div>
      {state.problem && (
        <Callout meaning="attention" role="alert" title="The file was not read">
          {state.problem}
        </Callout>
      )}
      <CsvSource
        form={form}
        sheet={state.sheet}
        onFile={csv.readFile}
        onText={csv.read}
        onClear={csv.clear}
      />
      {state.sheet && <CsvColumns form={form} sheet={state.sheet} mapping={state.mapping} onMap={csv.map} />}
      {state.progress !== null && state.sheet && (
        <ProgressBar
          value={state.progress}
          max={state.sheet.lines.length}
          label={`${state.progress} of ${users(state.sheet.lines.length)} checked`}
        />
      )}
      <CsvResult
        form={form}
        csv={csv}
        room={MAX_ROWS - rows.filter(({ values }) => !isBlank(form, values)).length}
        onAdd={(taken) => {
          onAdd(taken.map(({ values }) => values));
          csv.taken(new Set(taken.map(({ line }) => line)));
        }}
        good={state.rows.filter((row) => !hasErrors(row))}
      />
    </section>
  );
}
