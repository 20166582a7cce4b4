'use client';

import { type KeyboardEvent, memo, useMemo } from 'react';
import { columnFields, isAsked, type RequestForm } from '@/components/cases/forms/definition';
import { Button } from '@/components/ui/button';
import { ChangeList } from './change-list';
import { RowCell, type UserRowProps } from './row-cell';
import { type Copied, copiedInWords } from './set-up';
import { summaryOf } from './values';

/** The columns of a row from 1024 px on: number, the fields, what can be done with the row. */
export function columnsOf(form: RequestForm): string {
  const widths = columnFields(form).map((field) => `minmax(0, ${field.width ?? '1fr'})`);
  return `1.5rem ${widths.join(' ')} ${form.more.length > 0 ? '7.5rem' : '2rem'}`;
}

/** Enter goes to the same field of the next user, as in a spreadsheet; it never sends the form by accident. */
function moveDown(event: KeyboardEvent<HTMLElement>) {
  const { target } = event;
  if (event.key !== 'Enter' || !(target instanceof HTMLInputElement)) return;
  event.preventDefault();
  const next = event.currentTarget.nextElementSibling;
  next?.querySelector<HTMLElement>(`[name="${target.name}"]`)?.focus();
}

export const UserRow = memo(function UserRow(props: UserRowProps) {
  const { form, row, index, isOnly, dispatch, onRemove } = props;
  const number = index + 1;
  const columns = columnFields(form);
  const errorsInside = form.more.some(
    ({ name }) => props.errors[name] && (props.showAll || row.touched.includes(name)),
  );
  return (
    <li className="border-b p-4 last:border-b-0 lg:px-3 lg:py-2" onKeyDown={moveDown}>
      <fieldset
        aria-label={`User ${number}`}
        className="grid grid-cols-2 gap-3 lg:grid-cols-(--columns) lg:gap-x-2"
      >
        <p className="text-sm font-medium text-muted tabular-nums py-1.5 max-lg:-order-2 lg:text-faint">
          <span className="lg:sr-only">User </span>
          {number}
        </p>
        {columns.map((field) => (
          <RowCell key={field.name} {...props} field={field} look="line" />
        ))}
        <div className="flex items-start justify-end gap-1 max-lg:-order-1">
          {form.more.length > 0 && (
            <Button
              variant="quiet"
              size="sm"
              className="lg:px-2"
              aria-expanded={row.open}
              aria-controls={`${row.key}-more`}
              onClick={() => dispatch({ type: 'open', keys: [row.key], open: !row.open })}
            >
              {row.open ? 'Less' : 'More'}
              <span className="sr-only"> for user {number}</span>
            </Button>
          )}
          <RemoveButton number={number} hidden={isOnly} onClick={() => onRemove(row.key)} />
        </div>
      </fieldset>
      <Hanging {...props} />
      {form.changes.length > 0 && <ChangeList {...props} />}
      {form.more.length > 0 && <More {...props} hasErrors={errorsInside} />}
      {row.copied && <CopiedNote {...props} copied={row.copied} />}
    </li>
  );
});

function RemoveButton({ number, hidden, onClick }: { number: number; hidden: boolean; onClick: () => void }) {
  if (hidden) return null;
  return (
    <Button
      variant="quiet"
      size="sm"
      className="lg:w-8 lg:px-0"
      title={`Remove user ${number}`}
      onClick={onClick}
    >
      <span aria-hidden="true" className="max-lg:hidden">
        ✕
      </span>
      <span className="lg:sr-only">Remove user {number}</span>
    </Button>
  );
}

/** What hangs on an answer of the row ("Reassign": to whom?), below it where there is room to name somebody. */
function Hanging(props: UserRowProps) {
  const { form, row } = props;
  const asked = form.line.filter((field) => (field.when ?? field.below) && isAsked(field, row.values));
  if (asked.length === 0) return null;
  return (
    <div className="mt-3 grid items-start gap-3 sm:grid-cols-2 lg:mt-2 lg:ml-8 lg:grid-cols-4">
      {asked.map((field) => (
        <RowCell key={field.name} {...props} field={field} />
      ))}
    </div>
  );
}

/** What was copied is said, and can be taken back in one step. */
function CopiedNote({ form, row, index, dispatch, copied }: UserRowProps & { copied: Copied }) {
  return (
    <p
      role="status"
      className="mt-2 flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm text-muted lg:ml-8"
    >
      <span>
        Copied from {copied.from}: {copiedInWords(form, copied)}
      </span>
      <Button variant="link" size="sm" onClick={() => dispatch({ type: 'uncopy', key: row.key })}>
        Undo<span className="sr-only"> the copying for user {index + 1}</span>
      </Button>
    </p>
  );
}

function More(props: UserRowProps & { hasErrors: boolean }) {
  const { form, row, hasErrors } = props;
  const summary = useMemo(() => summaryOf(form.more, row.values), [form, row.values]);
  const asked = form.more.filter((field) => isAsked(field, row.values));
  if (!row.open)
    return (
      (summary || hasErrors) && (
        <p id={`${row.key}-more`} className="mt-1 text-xs text-muted lg:pl-8">
          {hasErrors && <span className="font-medium text-urgent">Something here needs correcting. </span>}
          {summary}
        </p>
      )
    );
  return (
    <div
      id={`${row.key}-more`}
      className="mt-3 grid items-start gap-x-3 gap-y-3 sm:grid-cols-2 lg:ml-8 lg:grid-cols-4 lg:gap-x-4 lg:pb-2"
    >
      {asked.map((field) => (
        <RowCell key={field.name} {...props} field={field} />
      ))}
    </div>
  );
}
