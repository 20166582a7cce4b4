import type { KnownField } from '@/components/cases/forms/definition';

/** An end user of the account, as the pickers show and find them. */
export type PickablePerson = {
  email: string;
  firstName: string;
  lastName: string;
  deactivated?: boolean;
  products?: readonly string[];
} & Partial<Record<Exclude<KnownField, 'email' | 'firstName' | 'lastName'>, string | null>>;

export const nameOf = (person: PickablePerson): string => `${person.firstName} ${person.lastName}`;

/** "ada@example.com · ext. 1042 · London": what tells two people of one name apart. */
export function detailOf({ email, extension, site, deactivated }: PickablePerson): string {
  const parts = [email, extension && `ext. ${extension}`, site, deactivated && 'deactivated'];
  return parts.filter(Boolean).join(' · ');
}

export const byEmail = (people: readonly PickablePerson[]): ReadonlyMap<string, PickablePerson> =>
  new Map(people.map((person) => [person.email.toLowerCase(), person]));

/** Who has an address already. */
export const namesByEmail = (people: readonly PickablePerson[]): ReadonlyMap<string, string> =>
  new Map(people.map((person) => [person.email.toLowerCase(), nameOf(person)]));

const wordsOf = (text: string) => text.toLowerCase().split(/\s+/).filter(Boolean);

/** Everybody in whose name, address, extension or site each of the words occurs; names that begin with them first. */
export function findPeople(people: readonly PickablePerson[], text: string): PickablePerson[] {
  const words = wordsOf(text);
  const found = people.filter((person) => {
    const all = `${nameOf(person)} ${detailOf(person)}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
  const begins = (person: PickablePerson) =>
    wordsOf(nameOf(person)).some((part) => part.startsWith(words[0] ?? ''));
  return words.length === 0 ? found : [...found.filter(begins), ...found.filter((person) => !begins(person))];
}

/** The one person meant by a full name, an address or an extension; null when nobody or more than one. */
export function exactPerson(people: readonly PickablePerson[], text: string): PickablePerson | null {
  const wanted = text.trim().toLowerCase();
  const same = people.filter(
    (person) =>
      person.email.toLowerCase() === wanted ||
      nameOf(person).toLowerCase() === wanted ||
      (person.extension ?? '') === wanted,
  );
  return wanted !== '' && same.length === 1 ? (same[0] ?? null) : null;
}

/** The account's people as the fields of a form need them. */
export type Directory = {
  /** Whom a request of this product can be about. */
  subjects: readonly PickablePerson[];
  /** Who can take something over: those who stay. */
  heirs: readonly PickablePerson[];
  known: ReadonlyMap<string, PickablePerson>;
  extensions: ReadonlyMap<string, PickablePerson>;
  /** Where the page does not know everybody: asks for more, who are then in the next directory. */
  find?: FindMore | undefined;
};
export type FindMore = (words: string, signal: AbortSignal) => Promise<void>;

export const directoryFor = (product: string, people: readonly PickablePerson[]): Directory => ({
  subjects: people.filter(({ products }) => products?.includes(product) ?? true),
  heirs: people.filter(({ deactivated }) => !deactivated),
  known: byEmail(people),
  extensions: new Map(
    people.flatMap((person) => (person.extension ? [[person.extension, person] as const] : [])),
  ),
});
