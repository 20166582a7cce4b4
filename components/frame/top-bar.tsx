import { Bar } from './bar';
import type { FramePerson } from './person-menu';
import { publicSections, sectionsFor } from './sections';

type Props = {
  /** Null on public pages when nobody is signed in. */
  person: FramePerson | null;
  /** How many items of the person's inbox are unread. */
  unread?: number;
  /** A server action; needed when there is a person. */
  signOut?: () => Promise<void>;
};

/** The one bar of the product: name, the person's sections, the person. The skip link comes with it. */
export function TopBar({ person, unread = 0, signOut }: Props) {
  const sections = person ? sectionsFor(person.role) : publicSections;
  // Of whoever is signed in only this goes to the browser.
  const shown = person && { name: person.name, email: person.email, role: person.role };
  return <Bar person={shown} sections={sections} unread={unread} signOut={signOut} />;
}
