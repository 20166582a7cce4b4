import type { ReactNode } from 'react';
import { OwnLockouts } from '../_components/own-lockouts';
import { PersonFrame } from '../_components/person-frame';

/** Public pages keep the person's own bar when somebody is signed in: Help is one of their sections. */
export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <PersonFrame below={(person) => person.scope.kind === 'accounts' && <OwnLockouts person={person} />}>
      {children}
    </PersonFrame>
  );
}
