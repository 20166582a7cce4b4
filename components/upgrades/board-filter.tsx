import { LinkButton } from '@/components/ui/button';
import { SearchForm } from '@/components/ui/search-form';
import { SelectField, TextField } from '@/components/ui/text-field';
import { zoneName } from '@/components/ui/time';
import { type AskedBoard, boardHref } from './board-address';
import { boardPhases } from './board-words';
import { phaseWords, regionNames } from './words';

type Props = {
  asked: AskedBoard;
  day: { date: string; previous: string; next: string; isToday: boolean };
  zone: string;
  zones: readonly string[];
  waves: readonly string[];
};

/** Which day, as which zone's clock shows it, and which of its windows: a plain form, so the view is in the address. */
export function BoardFilter({ asked, day, zone, zones, waves }: Props) {
  const onDay = (date: string | undefined) => boardHref({ ...asked, day: date, cursor: undefined });
  // A wave that has no window on this day stays chosen, or the choice would be lost on the way to its day.
  const names = asked.wave && !waves.includes(asked.wave) ? [asked.wave, ...waves] : waves;
  return (
    <div className="flex flex-wrap items-end gap-3">
      <nav aria-label="Day" className="flex gap-2">
        <LinkButton href={onDay(day.previous)} size="sm" aria-label="Previous day">
          ←
        </LinkButton>
        <LinkButton
          href={onDay(undefined)}
          size="sm"
          aria-current={day.isToday ? 'date' : undefined}
          className={day.isToday ? 'font-semibold' : undefined}
        >
          Today
        </LinkButton>
        <LinkButton href={onDay(day.next)} size="sm" aria-label="Next day">
          →
        </LinkButton>
      </nav>
      <SearchForm action="/operations" className="contents" key={boardHref(asked)}>
        <TextField name="day" type="date" label="Day" defaultValue={day.date} controlSize="sm" />
        <Choice name="zone" label="Time of" value={zone} options={zones.map((one) => [one, zoneName(one)])} />
        <Choice name="wave" label="Wave" value={asked.wave} any options={names.map((name) => [name, name])} />
        <Choice name="region" label="Region" value={asked.region} any options={Object.entries(regionNames)} />
        <Choice
          name="phase"
          label="State"
          value={asked.phase}
          any
          options={boardPhases.map((phase) => [phase, phaseWords[phase].label])}
        />
        <TextField
          name="q"
          type="search"
          label="Name or number"
          defaultValue={asked.q}
          maxLength={200}
          controlSize="sm"
        />
      </SearchForm>
    </div>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  value: string | undefined;
  options: readonly (readonly [string, string])[];
  any?: boolean;
};

function Choice({ name, label, value = '', options, any }: ChoiceProps) {
  return (
    <SelectField name={name} label={label} defaultValue={value} controlSize="sm" className="max-w-40">
      {any && <option value="">Any</option>}
      {options.map(([key, text]) => (
        <option key={key} value={key}>
          {text}
        </option>
      ))}
    </SelectField>
  );
}
