'use client';

import { useRef, useState } from 'react';
import type { RequestForm } from '@/components/cases/forms/definition';
import {
  type CheckContext,
  type CheckedRow,
  checkAll,
  checkCsvRow,
  hasErrors,
  withErrorsTogether,
} from './check-rows';
import { type Mapping, missingFields } from './columns';
import { decodeText } from './decode';
import { openSheet, rowsOf, type Sheet } from './sheet';

const LARGEST_BYTES = 5_000_000;

export type CsvState = {
  sheet: Sheet | null;
  mapping: Mapping;
  problem: string | null;
  rows: readonly CheckedRow[];
  /** By line, the fields that were found wrong at any time: they stay in view while they are corrected. */
  found: ReadonlyMap<number, ReadonlySet<string>>;
  /** How many rows are checked while the others are not; null when all are. */
  progress: number | null;
  added: number;
};

const nothing: CsvState = {
  sheet: null,
  mapping: [],
  problem: null,
  rows: [],
  found: new Map(),
  progress: null,
  added: 0,
};

function withFound(state: CsvState, rows: readonly CheckedRow[]): CsvState {
  const found = new Map(state.found);
  for (const { line, errors } of rows.filter(hasErrors))
    found.set(line, new Set([...(found.get(line) ?? []), ...Object.keys(errors)]));
  return { ...state, rows, found };
}

/** A file on its way into the request: read, mapped, checked, corrected, and taken over in parts. */
export function useCsv(form: RequestForm, context: CheckContext) {
  const [state, setState] = useState(nothing);
  /** What is checked last counts; an earlier check that ends later does not. */
  const turn = useRef(0);
  const together = (rows: readonly CheckedRow[]) => withErrorsTogether(context, rows);

  async function check(sheet: Sheet, mapping: Mapping) {
    turn.current += 1;
    const own = turn.current;
    const begun = { ...nothing, sheet, mapping };
    if (missingFields(form, mapping).length > 0) return setState(begun);
    setState({ ...begun, progress: 0 });
    const checked = await checkAll(context, rowsOf(form, sheet, mapping), (progress) => {
      if (own === turn.current) setState((now) => ({ ...now, progress }));
    });
    if (own === turn.current) setState(withFound(begun, together(checked)));
  }
  async function read(name: string, text: string) {
    const opened = openSheet(form, name, text);
    if (opened.ok) return check(opened.sheet, opened.mapping);
    turn.current += 1;
    setState({ ...nothing, problem: `${name}: ${opened.problem}` });
  }
  return {
    state,
    read,
    async readFile(file: File) {
      if (file.size > LARGEST_BYTES)
        return setState({
          ...nothing,
          problem: `${file.name} is larger than 5 MB: no list of 500 users is.`,
        });
      return read(file.name, decodeText(new Uint8Array(await file.arrayBuffer())));
    },
    map(index: number, name: string | null) {
      if (!state.sheet) return;
      const freed = state.mapping.map((each) => (each === name ? null : each));
      void check(state.sheet, freed.with(index, name));
    },
    edit(line: number, name: string, text: string) {
      const edited = state.rows.map((row) =>
        row.line === line ? checkCsvRow(context, { line, cells: { ...row.cells, [name]: text } }) : row,
      );
      setState(withFound(state, together(edited)));
    },
    leaveOut(line: number) {
      setState(withFound(state, together(state.rows.filter((row) => row.line !== line))));
    },
    /** These went into the request. */
    taken(lines: ReadonlySet<number>) {
      const rows = state.rows.filter(({ line }) => !lines.has(line));
      setState({ ...state, rows, added: state.added + lines.size });
    },
    clear: () => setState(nothing),
  };
}
