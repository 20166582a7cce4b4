'use client';

import { type CSSProperties, useCallback, useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { columnFields, type FieldDefinition, type RequestForm } from '@/components/cases/forms/definition';
import { Button } from '@/components/ui/button';
import type { Directory } from './people';
import { MAX_ROWS, type RowsAction, type RowsState } from './rows';
import { columnsOf, UserRow } from './user-row';

type Props = {
  form: RequestForm;
  state: RowsState;
  errors: readonly Readonly<Record<string, string>>[];
  showAll: boolean;
  directory: Directory;
  dispatch: (action: RowsAction) => void;
  /** Until the form's script is there, a press would be lost. */
  ready: boolean;
};

const focusFirst = (key: string | undefined) =>
  key && document.querySelector<HTMLElement>(`[id^="${key}-"]:is(input, select)`)?.focus();

/** All users of a request: headings once, a row each. Below 1024 px every field carries its own label. */
export function UserRows({ form, state, errors, showAll, directory, dispatch, ready }: Props) {
  const { rows, notice } = state;
  const add = () => {
    flushSync(() => dispatch({ type: 'add' }));
    focusFirst(`u${state.made + 1}`);
  };
  const latest = useRef(rows);
  useEffect(() => {
    latest.current = rows;
  });
  // The same function for every row, always: a keystroke in one of 500 draws that one alone.
  const remove = useCallback(
    (key: string) => {
      const at = latest.current.findIndex((row) => row.key === key);
      const next = latest.current[at + 1] ?? latest.current[at - 1];
      flushSync(() => dispatch({ type: 'remove', key }));
      focusFirst(next?.key);
    },
    [dispatch],
  );
  return (
    <div className="rounded-lg border bg-surface" style={{ '--columns': columnsOf(form) } as CSSProperties}>
      <Headings form={form} canFill={rows.length > 1} dispatch={dispatch} />
      <ol>
        {rows.map((row, index) => (
          <UserRow
            key={row.key}
            {...{ form, row, index, showAll, directory, dispatch }}
            isOnly={rows.length === 1}
            errors={errors[index] ?? none}
            onRemove={remove}
          />
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t p-3">
        <Button size="sm" onClick={add} disabled={!ready || rows.length >= MAX_ROWS}>
          Add a user
        </Button>
        {form.more.length > 0 && rows.length > 1 && <OpenAll rows={rows} dispatch={dispatch} />}
        <p
          role="status"
          data-meaning={notice?.unread ? 'attention' : undefined}
          className={notice?.unread ? 'status shape items-baseline whitespace-normal' : 'text-sm text-muted'}
        >
          {notice?.text ??
            'Several at once: copy the rows in your spreadsheet and paste them into the first field.'}
        </p>
      </div>
    </div>
  );
}

const none = {};

function OpenAll({ rows, dispatch }: { rows: RowsState['rows']; dispatch: Props['dispatch'] }) {
  const open = !rows.every((row) => row.open);
  const keys = rows.map((row) => row.key);
  return (
    <Button variant="quiet" size="sm" onClick={() => dispatch({ type: 'open', keys, open })}>
      {open ? 'More for everybody' : 'Less for everybody'}
    </Button>
  );
}

function Headings({
  form,
  canFill,
  dispatch,
}: {
  form: RequestForm;
  canFill: boolean;
  dispatch: Props['dispatch'];
}) {
  const fields = columnFields(form);
  return (
    <div className="hidden gap-x-2 border-b px-3 py-2 text-xs font-medium text-faint lg:grid lg:grid-cols-(--columns)">
      <span />
      {fields.map((field) => (
        <div key={field.name} className="flex min-w-0 items-baseline justify-between gap-1">
          <span aria-hidden="true" className="truncate" title={field.hint}>
            {field.label}
            {!field.required && <span className="font-normal"> (optional)</span>}
          </span>
          {canFill && isShared(field) && (
            <button
              type="button"
              className="link shrink-0 font-normal"
              title={`${field.label}: the same as user 1 for everybody`}
              onClick={() => dispatch({ type: 'fill', name: field.name })}
            >
              to all
              <span className="sr-only">: {field.label} of user 1</span>
            </button>
          )}
        </div>
      ))}
      <span />
    </div>
  );
}

/** Answers that are often the same for everybody; who it is never is. */
const isShared = (field: FieldDefinition) =>
  field.kind === 'choice' || field.kind === 'date' || (field.kind === 'person' && field.name !== 'email');
