import type { z } from 'zod';

type Rule<Value> = {
  /** Where the message stands: the field to correct. */
  at: keyof Value & string;
  /** The fields the rule reads; it waits until each of them is valid by itself. */
  reads: readonly (keyof Value & string)[];
  message: string;
  holds(value: Value): boolean;
};

/** A rule across fields whose message stands at the one to correct, also while unrelated fields are still wrong. */
export function crossField<Schema extends z.ZodObject>(
  schema: Schema,
  rules: readonly Rule<z.output<Schema>>[],
): Schema {
  return rules.reduce(
    (kept, { at, reads, message, holds }) =>
      kept.refine((value) => holds(value as z.output<Schema>), {
        path: [at],
        message,
        when: ({ value, issues }) =>
          typeof value === 'object' &&
          value !== null &&
          issues.every(({ path }) => !reads.some((field) => field === path?.[0])),
      }),
    schema,
  );
}

/** A rule for a field that is needed exactly when another one says so. */
export function neededWhen<Value>(
  at: keyof Value & string,
  decider: keyof Value & string,
  answer: string,
  message: string,
): Rule<Value>[] {
  const decides = (value: Value) => value[decider] === answer;
  return [
    { at, reads: [at, decider], message, holds: (value) => !decides(value) || value[at] !== undefined },
    {
      at,
      reads: [at, decider],
      message: `Leave this out unless ${decider} is ${answer}.`,
      holds: (value) => decides(value) || value[at] === undefined,
    },
  ];
}
