'use client';

import { useCallback, useMemo, useReducer, useState } from 'react';
import type { RequestForm, RowValues } from '@/components/cases/forms/definition';
import type { Severity } from '@/lib/service-levels/types';
import { type RowsAction, type RowsState, reduceRows, startRows } from './rows';
import { blankValues, isBlank } from './values';

/** What a person has typed into a request; the draft keeps exactly this. */
export type RequestContent = { rows: readonly RowValues[]; description: string; severity: Severity };

const USUAL: Severity = 'S3';

/** What was kept of an earlier visit is there from the first moment on. */
const begin = (form: RequestForm, kept: RequestContent | undefined): RowsState => {
  const started = startRows(form);
  return kept ? reduceRows(form, started, { type: 'restore', values: kept.rows }) : started;
};

export function useRequestContent(form: RequestForm, kept?: RequestContent) {
  const reduce = useCallback(
    (state: RowsState, action: RowsAction) => reduceRows(form, state, action),
    [form],
  );
  const [state, dispatch] = useReducer(reduce, kept, () => begin(form, kept));
  const [description, setDescription] = useState(kept?.description ?? '');
  const [severity, setSeverity] = useState<Severity>(kept?.severity ?? USUAL);
  const { rows } = state;
  const content = useMemo<RequestContent>(
    () => ({ rows: rows.map((row) => row.values), description, severity }),
    [rows, description, severity],
  );
  /** A row nobody filled in, beside others that somebody did: left out rather than complained about. */
  const spare = useMemo(() => {
    const blank = rows.map((row) => isBlank(form, row.values));
    return blank.every(Boolean) ? rows.map(() => false) : blank;
  }, [form, rows]);
  const restore = (kept: RequestContent) => {
    dispatch({ type: 'restore', values: kept.rows });
    setDescription(kept.description);
    setSeverity(kept.severity);
  };
  return {
    state,
    dispatch,
    spare,
    content,
    isEmpty: description === '' && rows.every((row) => isBlank(form, row.values)),
    setDescription,
    setSeverity,
    restore,
    reset: () => restore({ rows: [blankValues(form)], description: '', severity: USUAL }),
  };
}
