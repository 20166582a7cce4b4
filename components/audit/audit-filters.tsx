import { LinkButton } from '@/components/ui/button';
import { SearchForm } from '@/components/ui/search-form';
import { SelectField, TextField } from '@/components/ui/text-field';
import { ACTIONS, actionWords } from '@/lib/audit/rules/words';
import type { AuditQuery } from '@/lib/audit/schema';

const PATH = '/operations/audit';
const options = ACTIONS.map((action) => ({ action, words: actionWords(action) })).sort((a, b) =>
  a.words.localeCompare(b.words, 'en'),
);

/** What the record is narrowed to; all of it is in the address. */
export function AuditFilters({ query, isNarrowed }: { query: AuditQuery; isNarrowed: boolean }) {
  return (
    <SearchForm
      action={PATH}
      className="my-4 text-sm"
      after={
        isNarrowed && (
          <LinkButton href={PATH} size="sm" variant="quiet">
            Show all
          </LinkButton>
        )
      }
    >
      <TextField
        name="actor"
        label="Who (address, or cutover)"
        defaultValue={query.actor}
        maxLength={254}
        controlSize="sm"
        className="w-full sm:w-52"
      />
      <SelectField
        name="action"
        label="What"
        defaultValue={query.action ?? ''}
        controlSize="sm"
        className="w-full sm:w-52"
      >
        <option value="">Anything</option>
        {options.map(({ action, words }) => (
          <option key={action} value={action}>
            {words}
          </option>
        ))}
      </SelectField>
      <TextField
        name="subject"
        label="About (case 20001, an id)"
        defaultValue={query.subject}
        maxLength={254}
        controlSize="sm"
        className="w-full sm:w-52"
      />
      <TextField
        name="account"
        label="Account number"
        inputMode="numeric"
        defaultValue={query.account}
        maxLength={10}
        controlSize="sm"
        className="w-full sm:w-32"
      />
      <TextField name="from" type="date" label="From day" defaultValue={query.from} controlSize="sm" />
      <TextField name="to" type="date" label="To day" defaultValue={query.to} controlSize="sm" />
    </SearchForm>
  );
}
