'use client';

import { clsx } from 'clsx';
import { LinkButton } from '@/components/ui/button';
import { SkipLink } from '@/components/ui/text';
import { Brand } from './brand';
import { InboxLink } from './inbox-link';
import { KeepFocus } from './keep-focus';
import { type FramePerson, PersonMenu } from './person-menu';
import { SearchButton } from './search-button';
import { SectionLinks } from './section-links';
import type { Section } from './sections';

type Props = {
  person: FramePerson | null;
  sections: readonly Section[];
  unread: number;
  signOut?: (() => Promise<void>) | undefined;
};

/** Where the bar is narrow more of them have a row of their own, so that none is out of sight. */
const MOST_IN_A_ROW = 3;

/** The bar's markup. It is the browser's too, so that every page carries a few words of data for it and not its elements. */
export function Bar({ person, sections, unread, signOut }: Props) {
  const inTwoRows = sections.length > MOST_IN_A_ROW;
  return (
    <>
      <SkipLink />
      <header className="sticky top-0 z-20 border-b bg-surface text-sm print:hidden">
        <div
          className={clsx(
            'flex min-h-12 items-center gap-x-1 px-3 sm:gap-x-5 sm:px-6',
            inTwoRows && 'max-lg:flex-wrap',
          )}
        >
          <Brand href={person ? (sections[0]?.href ?? '/') : '/'} compact />
          <SectionLinks sections={sections} ownRow={inTwoRows} />
          {person && signOut ? (
            <div className="ml-auto flex h-12 items-center gap-1 sm:gap-5">
              <KeepFocus />
              <SearchButton role={person.role} />
              <InboxLink unread={unread} />
              <PersonMenu person={person} signOut={signOut} />
            </div>
          ) : (
            <LinkButton href="/sign-in" size="sm">
              Sign in
            </LinkButton>
          )}
        </div>
      </header>
    </>
  );
}
