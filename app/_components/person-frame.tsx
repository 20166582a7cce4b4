import type { ReactNode } from 'react';
import { TopBar } from '@/components/frame/top-bar';
import { signOutAction } from '@/lib/auth/actions/sign-in';
import { loadSignedIn } from '@/lib/auth/loaders';
import { loadUnread } from '@/lib/notifications/loaders';
import type { Person } from '@/lib/platform/actor';

type Props = {
  children: ReactNode;
  /** What stands between the bar and the page for this person. */
  below?: (person: Person) => ReactNode;
};

/** The bar of whoever is signed in, or nobody's, around a page. It is no gate: each page authorizes by itself. */
export async function PersonFrame({ children, below }: Props) {
  const signedIn = await loadSignedIn();
  const person = signedIn?.actor ?? null;
  const unread = await loadUnread(person, signedIn?.snapshot);
  return (
    <>
      <TopBar person={person} unread={unread} signOut={signOutAction} />
      {person && below?.(person)}
      {children}
    </>
  );
}
