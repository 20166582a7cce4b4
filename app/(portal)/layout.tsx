import type { ReactNode } from 'react';
import { OwnLockouts } from '../_components/own-lockouts';
import { PersonFrame } from '../_components/person-frame';

/** The frame of an admin's pages. */
export default function PortalLayout({ children }: { children: ReactNode }) {
  return (
    <PersonFrame below={(person) => person.scope.kind === 'accounts' && <OwnLockouts person={person} />}>
      {children}
    </PersonFrame>
  );
}
