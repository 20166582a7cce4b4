import { SearchForm } from '@/components/ui/search-form';
import { SelectField, TextField } from '@/components/ui/text-field';
import { PHASES, type Phase } from '@/lib/upgrades/types';
import { phaseWords } from './words';

export type AccountQuery = { q: string; phase: Phase | undefined; cursor: string | undefined };

/** Name or number, and state: a plain form, so the view is in the address. */
export function AccountFilter({ query, action = '/accounts' }: { query: AccountQuery; action?: string }) {
  return (
    <SearchForm action={action}>
      <TextField
        name="q"
        type="search"
        label="Name or number"
        defaultValue={query.q}
        maxLength={200}
        controlSize="sm"
        className="min-w-48 flex-1 sm:max-w-72"
      />
      <SelectField name="phase" label="State" defaultValue={query.phase ?? ''} controlSize="sm">
        <option value="">Any</option>
        {PHASES.map((phase) => (
          <option key={phase} value={phase}>
            {phaseWords[phase].label}
          </option>
        ))}
      </SelectField>
    </SearchForm>
  );
}

/** The address of a filtered list, at a page. */
export function filterHref(path: string, { q, phase, cursor }: AccountQuery): string {
  const params = new URLSearchParams();
  if (q) params.set('q', q);
  if (phase) params.set('phase', phase);
  if (cursor) params.set('cursor', cursor);
  const search = params.toString();
  return search ? `${path}?${search}` : path;
}
