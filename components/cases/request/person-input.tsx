'use client';

import { clsx } from 'clsx';
import type { ControlProps } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { detailOf, type FindMore, nameOf, type PickablePerson } from './people';
import { usePersonSearch } from './use-person-search';

type Props = {
  control: ControlProps;
  /** The email address that is kept. */
  value: string;
  people: readonly PickablePerson[];
  known: ReadonlyMap<string, PickablePerson>;
  /** Asks for people the page does not know. */
  find?: FindMore | undefined;
  example?: string;
  className?: string;
  onChange: (email: string) => void;
  onLeave: () => void;
};

/** A text field that finds people of the directory; an address that is not in it can be typed all the same. */
export function PersonInput({ control, value, known, example, className, ...rest }: Props) {
  const search = usePersonSearch(rest);
  const { typed, isOpen, active } = search;
  const chosen = known.get(value.trim().toLowerCase());
  const listId = `${control.id}-people`;
  return (
    <div className="relative">
      <Input
        {...control}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen ? `${listId}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={example}
        className={className}
        value={typed ?? (chosen ? nameOf(chosen) : value)}
        onFocus={(event) => event.target.select()}
        onClick={search.show}
        onChange={(event) => search.type(event.target.value)}
        onKeyDown={search.onKeyDown}
        onBlur={search.leave}
      />
      {chosen && typed === null && (
        <p className="mt-1 truncate text-xs text-muted" title={detailOf(chosen)}>
          {detailOf(chosen)}
        </p>
      )}
      {(isOpen || search.note) && (
        <PeopleList
          id={listId}
          people={search.shown}
          note={search.note}
          active={active}
          onPick={search.pick}
        />
      )}
    </div>
  );
}

type ListProps = {
  id: string;
  people: readonly PickablePerson[];
  note: string;
  active: number;
  onPick: (person: PickablePerson) => void;
};

function PeopleList({ id, people, note, active, onPick }: ListProps) {
  return (
    <div className="absolute top-full left-0 z-30 mt-1 w-full min-w-72 rounded-lg border bg-surface p-1 text-sm shadow-overlay">
      <div role="listbox" id={id} aria-label="People">
        {people.map((person, index) => (
          <button
            key={person.email}
            type="button"
            role="option"
            id={`${id}-${index}`}
            aria-selected={index === active}
            className={clsx(
              'block w-full rounded-sm text-start px-2 py-1.5 hover:bg-hover',
              index === active && 'bg-hover',
            )}
            tabIndex={-1}
            // The field must not lose the focus, which has the keys, before the click counts.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(person)}
          >
            <span className="block truncate font-medium">{nameOf(person)}</span>
            <span className="block truncate text-xs text-muted">{detailOf(person)}</span>
          </button>
        ))}
      </div>
      <p role="status" className="px-2 py-1 text-xs text-faint empty:hidden">
        {note}
      </p>
    </div>
  );
}
