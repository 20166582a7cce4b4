import type { ReactNode } from 'react';
import { SectionPages } from '@/components/frame/section-pages';
import { PersonFrame } from '../_components/person-frame';

/** The frame of operations, with the pages of the section that is open. */
export default function OperationsLayout({ children }: { children: ReactNode }) {
  return (
    <PersonFrame below={({ role }) => role === 'OPERATIONS' && <SectionPages role={role} />}>
      {children}
    </PersonFrame>
  );
}
