import type { ComponentProps, ReactNode } from 'react';
import { Field, type FieldProps } from './field';
import { Input, Select, Textarea } from './input';

type Labelled = Omit<FieldProps, 'children' | 'name'> & { name: string; fieldClassName?: string };
type Rest<T> = Omit<T, keyof Labelled | 'className'>;

function split<T extends Labelled>(props: T) {
  const {
    name,
    label,
    id,
    hint,
    error,
    required,
    optional,
    hideLabel,
    className,
    fieldClassName,
    ...control
  } = props;
  return {
    field: {
      name,
      label,
      id,
      hint,
      error,
      required,
      optional,
      hideLabel,
      className: fieldClassName ?? className,
    },
    control,
  };
}

/** A Field with an Input in it: the everyday case. `className` goes to the field. */
export function TextField(props: Labelled & Rest<ComponentProps<typeof Input>>) {
  const { field, control } = split(props);
  return <Field {...field}>{(tie) => <Input {...control} {...tie} />}</Field>;
}

export function TextareaField(props: Labelled & Rest<ComponentProps<typeof Textarea>>) {
  const { field, control } = split(props);
  return <Field {...field}>{(tie) => <Textarea {...control} {...tie} />}</Field>;
}

/** `children` are the <option>s. */
export function SelectField({
  children,
  ...props
}: Labelled & Rest<ComponentProps<typeof Select>> & { children: ReactNode }) {
  const { field, control } = split(props);
  return (
    <Field {...field}>
      {(tie) => (
        <Select {...control} {...tie}>
          {children}
        </Select>
      )}
    </Field>
  );
}
