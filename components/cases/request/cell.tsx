'use client';

import { clsx } from 'clsx';
import type { ClipboardEvent } from 'react';
import { type FieldDefinition, REMOVED } from '@/components/cases/forms/definition';
import { type ControlProps, Field, FieldError } from '@/components/ui/field';
import { Checkbox, Input, Select } from '@/components/ui/input';
import { isTable } from './paste';
import type { FindMore, PickablePerson } from './people';
import { PersonInput } from './person-input';
import { splitList } from './values';

/** `line`: a column heading says label and hint from 1024 px on. `bare`: the label stands beside it. */
export type CellLook = 'line' | 'bare' | 'full';

export type CellProps = {
  field: FieldDefinition;
  /** Unique on the page; the error summary links to it. */
  id: string;
  /** Whose field it is, for those who hear the label without seeing the row: "user 3". */
  of?: string;
  value: string;
  error?: string | undefined;
  people: readonly PickablePerson[];
  known: ReadonlyMap<string, PickablePerson>;
  find?: FindMore | undefined;
  look?: CellLook | undefined;
  onChange: (value: string) => void;
  onLeave: () => void;
  onPasteTable?: (text: string) => void;
};

const inputTypes = { email: 'email', tel: 'tel', date: 'date' } as const;
/** Below 1024 px these take a line of their own; the others stand two by two. */
const isLong = ({ kind }: FieldDefinition) => kind === 'email' || kind === 'person';
const dense = 'lg:h-8 lg:px-2 lg:text-sm';

/** One field of one user. */
export function Cell(props: CellProps) {
  const { field, id, of, error, look = 'full' } = props;
  if (field.kind === 'choices') return <ChoicesCell {...props} />;
  return (
    <Field
      name={field.name}
      id={id}
      label={field.label}
      optional={!field.required}
      hint={look === 'line' ? undefined : field.hint}
      hideLabel={look === 'bare'}
      error={error}
      required={field.required}
      className={clsx(
        look === 'line' && '[&>label]:lg:sr-only',
        look === 'line' && isLong(field) && 'max-lg:col-span-full',
      )}
    >
      {(tie) => <Control {...props} control={of ? { ...tie, 'aria-label': `${field.label}, ${of}` } : tie} />}
    </Field>
  );
}

type NamedControl = ControlProps & { 'aria-label'?: string };

type ControlOf = CellProps & { control: NamedControl };

function Control(props: ControlOf) {
  const { field, control, value, people, known, find, onChange, onLeave } = props;
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (!props.onPasteTable || !isTable(text)) return;
    event.preventDefault();
    props.onPasteTable(text);
  };
  if (field.kind === 'choice') return <ChoiceControl {...props} />;
  return (
    <div onPaste={paste}>
      {field.kind === 'person' ? (
        <PersonInput
          {...{ control, value, people, known, find, onChange, onLeave }}
          example={field.example}
          className={dense}
        />
      ) : (
        <TextControl {...props} />
      )}
    </div>
  );
}

function ChoiceControl({ field, control, value, onChange, onLeave }: ControlOf) {
  return (
    <Select
      {...control}
      className={dense}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onLeave}
    >
      {field.undecided && <option value="">{field.undecided}</option>}
      {field.options?.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  );
}

function TextControl({ field, control, value, onChange, onLeave }: ControlOf) {
  const type: string = inputTypes[field.kind as keyof typeof inputTypes] ?? 'text';
  return (
    <Input
      {...control}
      // The schema judges addresses; the browser's own bubbles would speak over it.
      type={type === 'email' ? 'text' : type}
      inputMode={type === 'email' ? 'email' : undefined}
      autoComplete="off"
      autoCapitalize={type === 'text' ? undefined : 'off'}
      spellCheck={false}
      placeholder={field.example}
      className={dense}
      value={value === REMOVED ? '' : value}
      disabled={value === REMOVED}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onLeave}
    />
  );
}

function ChoicesCell({ field, id, of, value, error, onChange, onLeave }: CellProps) {
  const chosen = splitList(value);
  const toggle = (option: string, on: boolean) =>
    onChange(
      (field.options ?? [])
        .map((o) => o.value)
        .filter((o) => (o === option ? on : chosen.includes(o)))
        .join(','),
    );
  const errorId = `${id}-error`;
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-label={of && `${field.label}, ${of}`}
      aria-describedby={error ? errorId : undefined}
      className="min-w-0"
      onBlur={onLeave}
    >
      <legend className="mb-1 text-sm font-medium">{field.label}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1 lg:min-h-8 lg:items-center lg:text-sm">
        {field.options?.map((option) => (
          <Checkbox
            key={option.value}
            label={option.label}
            checked={chosen.includes(option.value)}
            onChange={(event) => toggle(option.value, event.target.checked)}
            className="lg:[&_input]:mt-0.5"
          />
        ))}
      </div>
      {error && <FieldError id={errorId}>{error}</FieldError>}
    </fieldset>
  );
}
