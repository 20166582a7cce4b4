import { type FieldError, Invalid } from './errors';

const MAX_DEPTH = 32;

/** What PostgreSQL cannot store or JavaScript cannot hold exactly, and nesting no form of ours has. */
function faultIn(value: unknown, path: string, depth: number): FieldError | undefined {
  if (typeof value === 'string') {
    if (value.includes('\0')) return { path, message: 'Must not contain a NUL character.' };
    return value.isWellFormed() ? undefined : { path, message: 'Is not well-formed Unicode.' };
  }
  if (typeof value === 'number') {
    const exact = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
    return exact ? undefined : { path, message: 'Is too large to be read exactly.' };
  }
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth >= MAX_DEPTH) return { path: '', message: `Is nested more than ${MAX_DEPTH} levels deep.` };
  for (const [key, item] of Object.entries(value)) {
    const fault = faultIn(key, path, depth + 1) ?? faultIn(item, path ? `${path}.${key}` : key, depth + 1);
    if (fault) return fault;
  }
  return undefined;
}

/** @throws Invalid for text that the database or the schemas could not take as it is */
export function assertPlain(value: unknown): void {
  const fault = faultIn(value, '', 0);
  if (fault)
    throw new Invalid([{ ...fault, path: fault.path.isWellFormed() ? fault.path.replaceAll('\0', '') : '' }]);
}
