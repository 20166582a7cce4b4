'use client';

import type { FieldDefinition, RequestForm } from '@/components/cases/forms/definition';
import { Cell, type CellLook } from './cell';
import type { Directory } from './people';
import type { Row, RowsAction } from './rows';

export type UserRowProps = {
  form: RequestForm;
  row: Row;
  index: number;
  isOnly: boolean;
  errors: Readonly<Record<string, string>>;
  /** Sending was tried: every error shows, also at fields nobody has been to. */
  showAll: boolean;
  directory: Directory;
  dispatch: (action: RowsAction) => void;
  onRemove: (key: string) => void;
};

export const cellId = (key: string, name: string): string => `${key}-${name}`;

/** Naming a user whose set-up is to be the same brings it along. */
function answer(
  { row, field, directory }: UserRowProps & { field: FieldDefinition },
  value: string,
): RowsAction {
  const { name } = field;
  if (name !== 'sameSetUpAs') return { type: 'set', key: row.key, name, value };
  const person = directory.known.get(value.trim().toLowerCase());
  return { type: 'model', key: row.key, name, value, person };
}

/** One field of one row. */
export function RowCell(props: UserRowProps & { field: FieldDefinition; look?: CellLook }) {
  const { row, index, errors, showAll, directory, dispatch, field, look } = props;
  const { name } = field;
  return (
    <Cell
      field={field}
      id={cellId(row.key, name)}
      of={`user ${index + 1}`}
      value={row.values[name] ?? ''}
      error={showAll || row.touched.includes(name) ? errors[name] : undefined}
      people={name === 'email' ? directory.subjects : directory.heirs}
      known={directory.known}
      find={directory.find}
      look={look}
      onChange={(value) => dispatch(answer(props, value))}
      onLeave={() => dispatch({ type: 'touch', key: row.key, name })}
      onPasteTable={(text) => dispatch({ type: 'paste', key: row.key, name, text })}
    />
  );
}
