'use client';

import { type FieldDefinition, isAsked, REMOVED } from '@/components/cases/forms/definition';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/input';
import type { PickablePerson } from './people';
import { cellId, RowCell, type UserRowProps } from './row-cell';
import { wordFor } from './values';

/** What changes for one user: each change added by name, with what it is now beside it. */
export function ChangeList(props: UserRowProps) {
  const { form, row, index, directory, dispatch } = props;
  const chosen = form.changes.filter((field) => !field.when && row.values[field.name] !== undefined);
  const left = form.changes.filter((field) => !field.when && row.values[field.name] === undefined);
  const person = directory.known.get((row.values.email ?? '').trim().toLowerCase());
  const add = (name: string) => {
    dispatch({ type: 'set', key: row.key, name, value: '' });
    requestAnimationFrame(() => document.getElementById(cellId(row.key, name))?.focus());
  };
  return (
    <div className="mt-3 flex flex-col gap-3 lg:mt-1 lg:ml-8 lg:pb-1">
      {chosen.map((field) => (
        <Change key={field.name} {...props} field={field} person={person} />
      ))}
      {left.length > 0 && (
        <Select
          controlSize="sm"
          className="max-w-56 max-lg:h-10 max-lg:text-base"
          aria-label={`Add a change for user ${index + 1}`}
          value=""
          onChange={(event) => event.target.value && add(event.target.value)}
        >
          <option value="">{chosen.length > 0 ? 'Add another change' : 'Add a change'}</option>
          {left.map((field) => (
            <option key={field.name} value={field.name}>
              {field.label}
            </option>
          ))}
        </Select>
      )}
    </div>
  );
}

function Change(props: UserRowProps & { field: FieldDefinition; person: PickablePerson | undefined }) {
  const { form, row, index, field, person, dispatch } = props;
  const { name, label, removal } = field;
  const value = row.values[name] ?? '';
  const present = field.now && person?.[field.now];
  const now = field.now && person ? `Now ${present ? wordFor(field, present) : 'none'}` : null;
  const hanging = form.changes.filter((other) => other.when?.field === name && isAsked(other, row.values));
  return (
    <div className="grid items-start gap-x-4 gap-y-2 rounded-md border bg-canvas p-3 lg:grid-cols-[11rem_minmax(0,1fr)_auto]">
      <p className="text-sm lg:py-1.5">
        <span className="block font-medium">{label}</span>
        {now && <span className="block break-words text-muted">{now}</span>}
      </p>
      <div className="flex max-w-prose min-w-0 flex-col gap-3">
        <RowCell {...props} field={{ ...field, required: true }} look="bare" />
        {hanging.map((other) => (
          <RowCell key={other.name} {...props} field={other} />
        ))}
      </div>
      <div className="flex flex-wrap gap-1 lg:justify-end">
        {removal && (
          <Button
            variant="quiet"
            size="sm"
            aria-pressed={value === REMOVED}
            onClick={() =>
              dispatch({ type: 'set', key: row.key, name, value: value === REMOVED ? '' : REMOVED })
            }
          >
            {value === REMOVED ? 'Enter a value instead' : removal}
          </Button>
        )}
        <Button variant="quiet" size="sm" onClick={() => dispatch({ type: 'drop', key: row.key, name })}>
          Leave out
          <span className="sr-only">
            {' '}
            {label}, user {index + 1}
          </span>
        </Button>
      </div>
    </div>
  );
}
