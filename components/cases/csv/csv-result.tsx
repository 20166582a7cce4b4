'use client';

import { useRef } from 'react';
import type { RequestForm } from '@/components/cases/forms/definition';
import { MAX_ROWS } from '@/components/cases/request/rows';
import { users } from '@/components/cases/words';
import { Button } from '@/components/ui/button';
import { type CheckedRow, hasErrors } from './check-rows';
import { CsvPreview } from './csv-preview';
import { CsvProblems } from './csv-problems';
import { saveFile } from './save-file';
import { remainderCsv } from './sheet';
import type { useCsv } from './use-csv';

type Props = {
  form: RequestForm;
  csv: ReturnType<typeof useCsv>;
  good: readonly CheckedRow[];
  /** How many users fit into the request. */
  room: number;
  onAdd: (rows: readonly CheckedRow[]) => void;
};

function summaryOf(good: number, bad: number, added: number): string {
  const parts = [
    added > 0 && `${users(added)} of the file ${added === 1 ? 'is' : 'are'} in the request.`,
    good > 0 && `${users(good)} ${good === 1 ? 'is' : 'are'} good.`,
    bad > 0 && `${users(bad)} ${bad === 1 ? 'has' : 'have'} something to correct.`,
  ];
  return parts.filter(Boolean).join(' ');
}

/** What came of the check: the good rows go ahead, the others stay here to be corrected or taken away as a file. */
export function CsvResult({ form, csv, good, room, onAdd }: Props) {
  const { state } = csv;
  const says = useRef<HTMLParagraphElement>(null);
  const bad = state.rows.filter(hasErrors);
  if (state.sheet === null || state.progress !== null || state.rows.length + state.added === 0) return null;
  const fitting = good.slice(0, room);
  const add = () => {
    onAdd(fitting);
    says.current?.focus();
  };
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p ref={says} tabIndex={-1} role="status" className="font-medium">
          {summaryOf(good.length, bad.length, state.added)}
        </p>
        {fitting.length > 0 && (
          <Button variant="primary" size="sm" onClick={add}>
            Add {fitting.length < good.length ? 'the first ' : ''}
            {users(fitting.length)} to the request
          </Button>
        )}
        {bad.length > 0 && (
          <Button size="sm" onClick={() => saveFile('to-correct.csv', remainderCsv(form, bad))}>
            Download the {bad.length === 1 ? 'row' : `${bad.length} rows`} to correct
          </Button>
        )}
      </div>
      {fitting.length < good.length && (
        <p className="text-sm text-muted">
          A request takes at most {MAX_ROWS} users;{' '}
          {fitting.length === 0 ? 'it is full' : 'the others stay here'}.
        </p>
      )}
      <CsvProblems form={form} csv={csv} />
      <CsvPreview form={form} mapping={state.mapping} rows={good} />
    </div>
  );
}
